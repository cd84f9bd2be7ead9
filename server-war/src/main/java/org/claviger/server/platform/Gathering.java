package org.claviger.server.platform;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What many requests have to write, written in groups, so that each costs a share of a commit. One of those who wait works
 * for all. Under load he waits a moment for most of those who were there before, since a group costs more than that moment; a
 * lone request waits for nobody.
 *
 * @param <T> what one of them has to write
 */
public final class Gathering<T> {
    /** For how long others are waited for at most: a millisecond. */
    private static final long MOST_NANOS = 1_000_000;

    private final int largest;

    /** Done only by who is {@link #working}. */
    private final Work<T> work;

    private final ConcurrentLinkedQueue<Entry<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    /** Who wait, and who are just being told that it is written. */
    private final AtomicInteger present = new AtomicInteger();

    /** Three quarters of those who were present when the group before had been written: so many are likely to come again. */
    private volatile int expected;

    /** Who waits for others to come. */
    private volatile @Nullable Thread host;

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
        try {
            welcome(present.incrementAndGet());
            for (Entry<T> each : entries) {
                awaitSettled(each);
            }
        } finally {
            present.decrementAndGet();
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

    /** A group that nearly all have joined saves more than waiting for them costs. */
    private void awaitOthers() {
        long end = System.nanoTime() + MOST_NANOS;
        host = Thread.currentThread();
        for (long left = MOST_NANOS; left > 0 && present.get() < expected; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        host = null;
    }

    private void welcome(int number) {
        Thread waits = host;
        if (waits != null && number >= expected) {
            LockSupport.unpark(waits);
        }
    }

    private void workForGroup() {
        awaitOthers();
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
        boolean told = false;
        try {
            work.on(group.stream().map(entry -> entry.mine).toList());
            expected = present.get() * 3 / 4;
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
