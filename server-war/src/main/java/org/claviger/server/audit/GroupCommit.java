package org.claviger.server.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Commits the deeds of many requests in one transaction, so that an audited request costs a share of a commit. Whoever
 * gets the lock writes for all who wait: under load the groups grow by themselves, and a lone request waits for nobody.
 */
final class GroupCommit {
    private static final int LARGEST_GROUP = 500;

    private final DataSource dataSource;
    private final ConcurrentLinkedQueue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    GroupCommit(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns when the deed is committed; throws if it could not be. */
    void commit(Deed deed) throws SQLException {
        commit(List.of(deed));
    }

    /** The same for all that was done in one request. */
    void commit(List<Deed> deeds) throws SQLException {
        List<Entry> mine = deeds.stream().map(Entry::new).toList();
        waiting.addAll(mine);
        for (Entry each : mine) {
            awaitSettled(each);
        }
        for (Entry each : mine) {
            if (each.failure != null) {
                throw new SQLException(
                        "The audit trail could not be written.", each.failure.getSQLState(), each.failure);
            }
        }
    }

    private void awaitSettled(Entry mine) {
        writing.lock();
        try {
            while (!mine.done) {
                writeGroup();
            }
        } finally {
            writing.unlock();
        }
    }

    private void writeGroup() {
        List<Entry> group = new ArrayList<>();
        for (Entry next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
            if (group.size() == LARGEST_GROUP) {
                break;
            }
        }
        // Whatever else may happen: who was not written is told so.
        SQLException failure = new SQLException("The group was not written.");
        try {
            write(group.stream().map(entry -> entry.deed).toList());
            failure = null;
        } catch (SQLException e) {
            failure = e;
        } finally {
            for (Entry entry : group) {
                entry.failure = failure;
                entry.done = true;
            }
        }
    }

    private void write(List<Deed> deeds) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                ChainWriter.append(connection, deeds);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Guarded by {@link #writing}. */
    private static final class Entry {
        private final Deed deed;
        private boolean done;
        private @Nullable SQLException failure;

        private Entry(Deed deed) {
            this.deed = deed;
        }
    }
}
