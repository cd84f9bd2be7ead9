package org.claviger.server.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Commits the deeds of many requests in one transaction, so that an audited request costs a share of a commit. One of those
 * who wait writes for all: under load the groups grow by themselves, and a lone request waits for nobody.
 */
final class GroupCommit {
    private static final int LARGEST_GROUP = 500;

    private final ConcurrentLinkedQueue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    /** Used only by who is {@link #writing}. */
    private final TrailWriter writer;

    GroupCommit(DataSource dataSource) {
        writer = new TrailWriter(dataSource);
    }

    /** Returns when what was done in one request is committed; throws if it could not be. */
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

    /** Whoever ends being the one that writes wakes the next one in the queue, so that somebody always writes. */
    private void awaitSettled(Entry mine) {
        boolean interrupted = false;
        while (!mine.settled) {
            if (writing.compareAndSet(false, true)) {
                try {
                    writeGroup();
                } finally {
                    writing.set(false);
                    wakeNext();
                }
            } else {
                LockSupport.park(this);
                // An answer must not leave before its record is there: the interrupt is left to who comes after.
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void wakeNext() {
        Entry next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.thread);
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
        boolean told = false;
        try {
            writer.write(group.stream().map(entry -> entry.deed).toList());
            settle(group, null);
            told = true;
        } catch (SQLException e) {
            settle(group, e);
            told = true;
        } finally {
            // Whatever else may happen: who was not written is told so.
            if (!told) {
                settle(group, new SQLException("The group was not written."));
            }
        }
    }

    private static void settle(List<Entry> group, @Nullable SQLException failure) {
        group.forEach(entry -> entry.settle(failure));
    }

    private static final class Entry {
        private final Deed deed;
        private final Thread thread = Thread.currentThread();
        private @Nullable SQLException failure;

        /** Written after all else, so that who sees it sees that, too. */
        private volatile boolean settled;

        private Entry(Deed deed) {
            this.deed = deed;
        }

        private void settle(@Nullable SQLException outcome) {
            failure = outcome;
            settled = true;
            if (thread != Thread.currentThread()) {
                LockSupport.unpark(thread);
            }
        }
    }
}
