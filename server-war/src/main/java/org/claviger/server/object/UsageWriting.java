package org.claviger.server.object;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.claviger.server.platform.Database;

/** Writes, behind all requests, when objects were used last. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageWriting {
    private static final int AT_ONCE = 100;
    private static final String USED =
            "UPDATE managed_object SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)";

    @Inject
    KeyUses uses;

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    /** Writes which objects this node has used since it was called before. */
    public void write() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement used = connection.prepareStatement(USED)) {
            int added = 0;
            for (Map.Entry<UUID, Instant> use : uses.take().entrySet()) {
                used.setObject(1, use.getValue().atOffset(ZoneOffset.UTC));
                used.setObject(2, use.getKey());
                used.setObject(3, use.getValue().atOffset(ZoneOffset.UTC));
                used.addBatch();
                if (++added % AT_ONCE == 0) {
                    used.executeBatch();
                }
            }
            used.executeBatch();
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
    }
}
