package org.claviger.server.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Leadership;
import org.claviger.server.platform.OwnConnections;

/**
 * Counts what has come to the trails since it was done last. Records are counted in the order of their chain, and what is counted
 * is committed with how far that has come: each once, whichever node does it.
 */
@ApplicationScoped
class TallyKeeper {
    /** Few enough to be counted in a fraction of a second. */
    private static final int STRIDE = 50_000;

    private static final String BEHIND =
            "SELECT c.scope, COALESCE(t.sequence, 0), c.sequence FROM audit_chain c LEFT JOIN audit_tally_end t"
                    + " ON t.scope = c.scope WHERE c.sequence > COALESCE(t.sequence, 0)";

    private static final String COUNT = "INSERT INTO audit_tally (scope, hour, action, refused, times)"
            + " SELECT scope, date_trunc('hour', at, 'UTC'), action, outcome <> '" + Deed.SUCCESS + "', SUM(uses)"
            + " FROM audit_record WHERE scope = ? AND sequence > ? AND sequence <= ? GROUP BY 1, 2, 3, 4"
            + " ON CONFLICT (scope, hour, action, refused) DO UPDATE SET times = audit_tally.times + EXCLUDED.times";

    private static final String REACHED = "INSERT INTO audit_tally_end (scope, sequence) VALUES (?, ?)"
            + " ON CONFLICT (scope) DO UPDATE SET sequence = EXCLUDED.sequence";

    @Inject
    OwnConnections ownConnections;

    /** Counts a stride of each chain; true if more is left. If another node is about it, does nothing. */
    boolean count() throws SQLException {
        DataSource dataSource = ownConnections.dataSource();
        try (Connection connection = dataSource.getConnection()) {
            if (behind(connection).isEmpty()) {
                return false;
            }
            Leadership lead =
                    Leadership.take(dataSource, "audit tally", Caller.SYSTEM).orElse(null);
            if (lead == null) {
                return false;
            }
            try (lead) {
                return count(connection);
            }
        }
    }

    private static boolean count(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        boolean isLeft = false;
        // Anew: another node may have counted before the lead was taken.
        for (Behind chain : behind(connection)) {
            long end = Math.min(chain.end, chain.counted + STRIDE);
            count(connection, chain, end);
            isLeft |= end < chain.end;
        }
        return isLeft;
    }

    private static List<Behind> behind(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BEHIND);
                ResultSet row = query.executeQuery()) {
            List<Behind> chains = new ArrayList<>();
            while (row.next()) {
                chains.add(new Behind(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3)));
            }
            return chains;
        }
    }

    private static void count(Connection connection, Behind chain, long end) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT);
                PreparedStatement reached = connection.prepareStatement(REACHED)) {
            count.setObject(1, chain.scope);
            count.setLong(2, chain.counted);
            count.setLong(3, end);
            count.executeUpdate();
            reached.setObject(1, chain.scope);
            reached.setLong(2, end);
            reached.executeUpdate();
        }
        connection.commit();
    }

    /** A chain with records that are not counted yet. */
    private record Behind(UUID scope, long counted, long end) {}
}
