package org.claviger.server.kek;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;

/**
 * Counts the seals of each KEK: with random IVs, AES-GCM may be invoked at most 2^32 times under one key (NIST SP 800-38D,
 * section 8.3). Seals are reserved in blocks, in a transaction of their own, before they are made; after a crash the rest
 * of a block is lost, so that the count can only be too high.
 */
@ApplicationScoped
public class SealCount {
    static final long BOUND = 1L << 32;
    static final int BLOCK = 1000;

    private static final Logger LOG = Logger.getLogger(SealCount.class.getName());
    private static final String RESERVE =
            "UPDATE kek SET seals = seals + ? WHERE id = ? AND seals + ? <= ? RETURNING seals";

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    private final Map<UUID, Block> blocks = new ConcurrentHashMap<>();

    /** Counts one seal; refuses at the bound. */
    public void count(UUID kekId) {
        Block block = blocks.computeIfAbsent(kekId, id -> new Block());
        synchronized (block) {
            if (block.left == 0) {
                reserve(kekId);
                block.left = BLOCK;
            }
            block.left--;
        }
    }

    private void reserve(UUID kekId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement reserve = connection.prepareStatement(RESERVE)) {
            reserve.setInt(1, BLOCK);
            reserve.setObject(2, kekId);
            reserve.setInt(3, BLOCK);
            reserve.setLong(4, BOUND);
            try (ResultSet row = reserve.executeQuery()) {
                if (!row.next()) {
                    throw new RefusedException(
                            ErrorCode.WRONG_STATE,
                            "The tenant's KEK has sealed as often as it safely may. An operator has to rotate it.");
                }
                if (row.getLong(1) > BOUND / 4 * 3) {
                    LOG.warning(() -> "KEK " + kekId + " has used three quarters of its seals: rotate it.");
                }
            }
        } catch (SQLException e) {
            throw new RefusedException(
                    ErrorCode.DATABASE_UNAVAILABLE, "The database does not answer. Try again later.", e);
        }
    }

    /** Guarded by itself. */
    private static final class Block {
        private int left;
    }
}
