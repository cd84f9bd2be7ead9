package org.claviger.server.hsm;

import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.claviger.api.admin.MasterKeyRotationResponse;
import org.claviger.server.platform.Caller;

/**
 * Replaces the profile master key, one rotation at a time. It may be cut off anywhere: the new key is in its file before
 * anything is sealed under it, and the old ones are removed after nothing is any more, so that at each instant the file has
 * what the database needs. The next rotation goes on with what the last one has left.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MasterKeyRotation {
    @Inject
    MasterKeys masterKeys;

    @Inject
    HsmProfiles profiles;

    @Inject
    HsmProfileService service;

    public MasterKeyRotationResponse rotate(Caller admin) {
        MasterKey newest = masterKeys.newest();
        boolean finished = profiles.all().stream().allMatch(profile -> profile.isSealedUnder(newest));
        if (finished) {
            masterKeys.add();
        }
        int resealed = service.resealAll(admin);
        masterKeys.removeOlder();
        return new MasterKeyRotationResponse(masterKeys.newest().id(), resealed);
    }
}
