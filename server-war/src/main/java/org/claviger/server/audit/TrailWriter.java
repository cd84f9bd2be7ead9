package org.claviger.server.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.claviger.server.audit.ChainAdvance.Step;
import org.jspecify.annotations.Nullable;

/**
 * Writes groups of deeds, one after the other. It remembers where it has left the chains: as long as nobody else has written
 * to them meanwhile a group is one round trip to the database, and otherwise the chain is locked and looked at. It keeps its
 * connection. Not for several threads at once.
 */
final class TrailWriter {
    private static final int MOST_CHAINS = 10_000;
    private static final long IDLE = Duration.ofSeconds(1).toNanos();
    private static final int PATIENCE_SECONDS = 5;

    /** Deadlock, serialization failure: the transaction is gone, and may be tried again. */
    private static final Set<String> AGAIN = Set.of("40P01", "40001");

    private final DataSource dataSource;
    private final Map<UUID, Chain> ends = new HashMap<>();
    private @Nullable Connection kept;
    private long usedAt;

    TrailWriter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns when all of them are committed; throws if some could not be. */
    void write(List<Deed> deeds) throws SQLException {
        SortedMap<UUID, List<Deed>> byScope = Deed.byScope(Deed.merge(deeds));
        boolean written = false;
        try {
            Connection connection = connection();
            List<Deed> left = advance(connection, byScope);
            if (!left.isEmpty()) {
                append(connection, left);
            }
            usedAt = System.nanoTime();
            written = true;
        } finally {
            if (!written) {
                forget();
            }
        }
    }

    /** Takes the short way where the ends are known. Returns the deeds for which it wasn't one. */
    private List<Deed> advance(Connection connection, SortedMap<UUID, List<Deed>> byScope) throws SQLException {
        List<Deed> left = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        byScope.forEach((scope, deeds) -> {
            Chain end = ends.get(scope);
            if (end == null) {
                left.addAll(deeds);
            } else {
                steps.add(Step.of(end, deeds));
            }
        });
        if (steps.isEmpty()) {
            return left;
        }
        List<Boolean> taken = take(connection, steps);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (taken.get(i)) {
                ends.put(step.scope(), step.end());
            } else {
                left.addAll(step.deeds());
            }
        }
        return left;
    }

    private static List<Boolean> take(Connection connection, List<Step> steps) throws SQLException {
        try {
            return ChainAdvance.take(connection, steps);
        } catch (SQLException e) {
            if (AGAIN.contains(e.getSQLState())) {
                return steps.stream().map(step -> false).toList();
            }
            throw e;
        }
    }

    private void append(Connection connection, List<Deed> deeds) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Map<UUID, Chain> newEnds = ChainWriter.append(connection, deeds);
            connection.commit();
            if (ends.size() + newEnds.size() > MOST_CHAINS) {
                ends.clear();
            }
            ends.putAll(newEnds);
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** One that was not used for a while may have gone with its database. */
    private Connection connection() throws SQLException {
        if (kept != null && System.nanoTime() - usedAt > IDLE && !kept.isValid(PATIENCE_SECONDS)) {
            forget();
        }
        if (kept == null) {
            kept = dataSource.getConnection();
        }
        return kept;
    }

    /** After a failure nothing is known of the chains, nor of the connection. */
    private void forget() {
        ends.clear();
        Connection old = kept;
        kept = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                // It is of no use in any case.
            }
        }
    }
}
