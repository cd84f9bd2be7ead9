package org.claviger.server.vault;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.claviger.server.platform.Database;

/** What a run of re-sealing reports, and what operators tell it, by way of the database: any node may ask and run. */
@ApplicationScoped
class ResealProgress {
    private static final String BEGIN =
            "INSERT INTO resealing (tenant_id, paused, running, done, failed, rate, started_at)"
                    + " VALUES (?, false, true, 0, 0, 0, now()) ON CONFLICT (tenant_id) DO UPDATE SET running = true,"
                    + " done = CASE WHEN resealing.finished_at IS NULL THEN resealing.done ELSE 0 END,"
                    + " started_at = CASE WHEN resealing.finished_at IS NULL THEN COALESCE(resealing.started_at, now()) ELSE now() END,"
                    + " failed = 0, finished_at = NULL";
    private static final String ADVANCE = "UPDATE resealing SET done = done + ?, failed = failed + ?, rate = ?"
            + " WHERE tenant_id = ? RETURNING paused, objects_per_second";
    private static final String END = "UPDATE resealing SET running = false,"
            + " finished_at = CASE WHEN ? THEN now() ELSE finished_at END WHERE tenant_id = ?";
    private static final String PAUSED = "SELECT paused FROM resealing WHERE tenant_id = ?";

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    /** A run that goes on with what another has left goes on counting, too. */
    void begin(UUID tenant) {
        update(BEGIN, statement -> statement.setObject(1, tenant));
    }

    /** Reports a batch; returns what the operators want by now. */
    Wish advance(UUID tenant, int done, int failed, double rate) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setInt(1, done);
            advance.setInt(2, failed);
            advance.setDouble(3, rate);
            advance.setObject(4, tenant);
            try (ResultSet row = advance.executeQuery()) {
                if (!row.next()) {
                    return new Wish(true, OptionalInt.empty());
                }
                int limit = row.getInt(2);
                return new Wish(
                        row.getBoolean(1), row.wasNull() || limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit));
            }
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
    }

    void end(UUID tenant, boolean finished) {
        update(END, statement -> {
            statement.setBoolean(1, finished);
            statement.setObject(2, tenant);
        });
    }

    boolean isPaused(UUID tenant) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement paused = connection.prepareStatement(PAUSED)) {
            paused.setObject(1, tenant);
            try (ResultSet row = paused.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
    }

    private void update(String sql, Binding binding) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.of(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
    }

    /**
     * What operators want.
     *
     * @param objectsPerSecond at most
     */
    record Wish(boolean paused, OptionalInt objectsPerSecond) {}

    private interface Binding {
        void of(PreparedStatement statement) throws SQLException;
    }
}
