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
 * Reserves seals in the database, each time outside of the caller's transaction: a seal that was made counts, whatever
 * becomes of the request that it was made for.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SealReservations {
    private static final Logger LOG = Logger.getLogger(SealReservations.class.getName());
    private static final String RESERVE =
            "WITH known AS (SELECT seals, tenant_id FROM kek WHERE id = ? FOR NO KEY UPDATE)"
                    + " UPDATE kek SET seals = GREATEST(known.seals, ?) + ? FROM known"
                    + " WHERE kek.id = ? AND GREATEST(known.seals, ?) + ? <= ?"
                    + " RETURNING kek.seals, known.seals, known.tenant_id";

    @Resource(lookup = Database.SEALS_DATA_SOURCE)
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
        return change(kekId, seals, remembered)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE,
                        "The tenant's KEK has sealed as often as it safely may. An operator has to rotate it."));
    }

    /** Corrects the count of a KEK, if there is such a KEK and the database knows of fewer seals than are remembered. */
    public void correct(UUID kekId, long remembered) {
        change(kekId, 0, remembered);
    }

    private Optional<Long> change(UUID kekId, int seals, long remembered) {
        long reserved;
        long known;
        UUID tenant;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement reserve = connection.prepareStatement(RESERVE)) {
            reserve.setObject(1, kekId);
            reserve.setLong(2, remembered);
            reserve.setInt(3, seals);
            reserve.setObject(4, kekId);
            reserve.setLong(5, remembered);
            reserve.setInt(6, seals);
            reserve.setLong(7, settings.kekSealBound());
            try (ResultSet row = reserve.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                reserved = row.getLong(1);
                known = row.getLong(2);
                tenant = row.getObject(3, UUID.class);
            }
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
        tell(tenant, kekId, known, remembered, reserved);
        return Optional.of(reserved);
    }

    private void tell(UUID tenant, UUID kekId, long known, long remembered, long reserved) {
        if (known < remembered) {
            String detail = "The database knew of " + known + " seals and this node of " + remembered
                    + ": the database was restored from an older backup. The count was raised.";
            LOG.severe(() -> "KEK " + kekId + ": " + detail);
            audit.ofServer(tenant, Action.KEK_SEALS_CORRECTED, kekId, detail);
        }
        long threshold = SealCount.threshold(settings);
        if (reserved >= threshold && known < threshold) {
            String detail = reserved + " of " + settings.kekSealBound() + " seals are used. Rotate the KEK.";
            LOG.warning(() -> "KEK " + kekId + ": " + detail);
            audit.ofServer(tenant, Action.KEK_NEAR_BOUND, kekId, detail);
        }
    }
}
