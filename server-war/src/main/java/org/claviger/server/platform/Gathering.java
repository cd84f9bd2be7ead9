package org.claviger.server.platform;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What many requests have to write, written in groups, so that each costs a share of a commit. One of those who wait works
 * for all: under load the groups grow by themselves, and a lone request waits for nobody.
 *
 * @param <T> what one of them has to write
 */
public final class Gathering<T> {
    /** For how long more are waited for where several come at once: more in a group saves more than the wait costs. */
    private static final long GATHER_NANOS = 200_000;

    private final int largest;

    /** Done only by who is {@link #working}. */
    private final Work<T> work;

    private final ConcurrentLinkedQueue<Entry<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    /** The group before was of several threads. Known to who is {@link #working}. */
    private boolean inCompany;

    /**
     * Begins.
     *
     * @param largest group
     */
    public Gathering(int largest, Work<T> work) {
        this.largest = largest;
        this.work = work;
    }

    /** Returns when it is written; throws if it could not be. */
    public void await(T mine) throws SQLException {
        awaitAll(List.of(mine));
    }

    /** Returns when all of them are written; throws if some could not be. */
    public void awaitAll(List<T> mine) throws SQLException {
        List<Entry<T>> entries = mine.stream().map(Entry::new).toList();
        waiting.addAll(entries);
        for (Entry<T> each : entries) {
            awaitSettled(each);
        }
        for (Entry<T> each : entries) {
            if (each.failure != null) {
                throw new SQLException("The group was not written.", each.failure.getSQLState(), each.failure);
            }
        }
    }

    /** Whoever ends being the one that works wakes the next one in the queue, so that somebody always works. */
    private void awaitSettled(Entry<T> mine) {
        boolean interrupted = false;
        while (!mine.settled) {
            if (working.compareAndSet(false, true)) {
                try {
                    workForGroup();
                } finally {
                    working.set(false);
                    wakeNext();
                }
            } else {
                LockSupport.park(this);
                // An answer must not leave before what it tells is there: the interrupt is left to who comes after.
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void wakeNext() {
        Entry<T> next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.thread);
        }
    }

    private void workForGroup() {
        if (inCompany) {
            LockSupport.parkNanos(GATHER_NANOS);
        }
        List<Entry<T>> group = new ArrayList<>();
        for (Entry<T> next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
            if (group.size() == largest) {
                break;
            }
        }
        if (group.isEmpty()) {
            return; // Whoever worked before has done it all.
        }
        inCompany = group.stream().anyMatch(entry -> entry.thread != Thread.currentThread());
        boolean told = false;
        try {
            work.on(group.stream().map(entry -> entry.mine).toList());
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

    private static <T> void settle(List<Entry<T>> group, @Nullable SQLException failure) {
        group.forEach(entry -> entry.settle(failure));
    }

    /**
     * Writes for a group.
     *
     * @param <T> what one of them has to write
     */
    public interface Work<T> {
        /** Never runs twice at once; throws if nothing was written. */
        void on(List<T> group) throws SQLException;
    }

    private static final class Entry<T> {
        private final T mine;
        private final Thread thread = Thread.currentThread();
        private @Nullable SQLException failure;

        /** Written after all else, so that who sees it sees that, too. */
        private volatile boolean settled;

        private Entry(T mine) {
            this.mine = mine;
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
