package org.claviger.server.hsm;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.MasterKeyRotationResponse;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.Leadership;
import org.claviger.server.platform.MasterKeys;
import org.claviger.server.platform.RefusedException;

/**
 * Replaces the profile master key, one rotation at a time. It may be cut off anywhere: the new key is in its file before
 * anything is sealed under it, and the old ones are removed after nothing is any more, so that at each instant the file has
 * what the database needs. The next rotation goes on with what the last one has left.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MasterKeyRotation {
    private static final UUID MASTER_KEY = new UUID(0, 0);

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    @Inject
    MasterKeys masterKeys;

    @Inject
    HsmProfileService service;

    /** Nodes that share the key store rotate one after the other too: each change of the file is a read and a write. */
    public MasterKeyRotationResponse rotate(Caller admin) throws SQLException {
        try (Leadership lead =
                Leadership.take(dataSource, "rotation", MASTER_KEY).orElse(null)) {
            if (lead == null) {
                throw new RefusedException(
                        ErrorCode.WRONG_STATE, "Another node is rotating the master key. Try again later.");
            }
            return rotateAlone(admin);
        }
    }

    private MasterKeyRotationResponse rotateAlone(Caller admin) {
        if (service.masterKey().finished()) {
            masterKeys.add();
        }
        MasterKeyRotationResponse resealed = service.resealAll(admin);
        masterKeys.removeOlderThan(resealed.masterKeyId());
        return resealed;
    }
}
