package org.claviger.server.kek;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.claviger.api.ErrorCode;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;

/**
 * Reserves seals in the database, each time in a transaction of its own: a seal that was made counts, whatever becomes of
 * the request that it was made for.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SealReservations {
    private static final Logger LOG = Logger.getLogger(SealReservations.class.getName());
    private static final String LOCK = "SELECT seals, tenant_id FROM kek WHERE id = ? FOR NO KEY UPDATE";
    private static final String SET = "UPDATE kek SET seals = ? WHERE id = ?";

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    @Inject
    Settings settings;

    @Inject
    AuditTrail audit;

    /**
     * Reserves {@code seals} more; refuses if that would exceed the bound.
     *
     * @param remembered how many this node knows to be reserved; if the database knows of fewer, it was restored from an
     *     older backup, and is corrected
     * @return how many are reserved now
     */
    public long reserve(UUID kekId, int seals, long remembered) {
        return withLocked(
                        kekId,
                        (connection, tenant, known) ->
                                reserve(connection, tenant, kekId, corrected(tenant, kekId, known, remembered), seals))
                .orElseThrow(() -> RefusedException.notFound("KEK"));
    }

    /** Corrects the count of a KEK, if the database knows of fewer seals than are remembered. */
    public void correct(UUID kekId, long remembered) {
        withLocked(kekId, (connection, tenant, known) -> {
            long right = corrected(tenant, kekId, known, remembered);
            if (right > known) {
                set(connection, kekId, right);
            }
            return right;
        });
    }

    private Optional<Long> withLocked(UUID kekId, Work work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setObject(1, kekId);
            try (ResultSet row = lock.executeQuery()) {
                return row.next()
                        ? Optional.of(work.on(connection, row.getObject(2, UUID.class), row.getLong(1)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new RefusedException(
                    ErrorCode.DATABASE_UNAVAILABLE, "The database does not answer. Try again later.", e);
        }
    }

    private long corrected(UUID tenant, UUID kekId, long known, long remembered) {
        if (known >= remembered) {
            return known;
        }
        String detail = "The database knew of " + known + " seals and this node of " + remembered
                + ": the database was restored from an older backup. The count was raised.";
        LOG.severe(() -> "KEK " + kekId + ": " + detail);
        audit.ofServer(tenant, Action.KEK_SEALS_CORRECTED, kekId, detail);
        return remembered;
    }

    private long reserve(Connection connection, UUID tenant, UUID kekId, long before, int seals) throws SQLException {
        long reserved = before + seals;
        if (reserved > settings.kekSealBound()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "The tenant's KEK has sealed as often as it safely may. An operator has to rotate it.");
        }
        set(connection, kekId, reserved);
        long threshold = SealCount.threshold(settings);
        if (reserved >= threshold && before < threshold) {
            String detail = reserved + " of " + settings.kekSealBound() + " seals are used. Rotate the KEK.";
            LOG.warning(() -> "KEK " + kekId + ": " + detail);
            audit.ofServer(tenant, Action.KEK_NEAR_BOUND, kekId, detail);
        }
        return reserved;
    }

    private static void set(Connection connection, UUID kekId, long seals) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(SET)) {
            set.setLong(1, seals);
            set.setObject(2, kekId);
            set.executeUpdate();
        }
    }

    private interface Work {
        long on(Connection connection, UUID tenant, long known) throws SQLException;
    }
}
