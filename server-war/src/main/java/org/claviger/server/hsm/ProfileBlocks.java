package org.claviger.server.hsm;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;

/**
 * Blocks profiles whose PIN the token has refused: a further try could lock the token, so there is none until an admin has
 * acted. The block is kept in the database, so that neither a restart nor another node tries again.
 */
@Stateless
public class ProfileBlocks {
    @Inject
    HsmProfiles profiles;

    @Inject
    AuditTrail audit;

    /**
     * Blocks the profile if that is what the failure of a login means; in a transaction of its own, since the request that
     * met with it fails.
     *
     * @param whose credential it was
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void blockIfRefused(HsmProfile profile, String whose, TokenException failure) {
        if (failure.isAboutThePin()) {
            String because = "the token refused the " + whose + " credential with " + failure.sentence();
            if (profiles.block(profile, because)) {
                audit.ofServer(null, Action.HSM_PROFILE_BLOCKED, profile.id(), profile.name() + ": " + because);
            }
        }
    }
}
