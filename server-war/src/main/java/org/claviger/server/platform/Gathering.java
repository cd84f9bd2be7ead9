package org.claviger.server.platform;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What many requests have to write, written in groups, so that each costs a share of a commit. One of those who brought
 * something works for all. Under load he waits a moment for most of those who were there before, since a group costs more than
 * that moment; a lone request waits for nobody.
 *
 * @param <T> what one of them has to write
 */
public final class Gathering<T> {
    private static final Logger LOG = Logger.getLogger(Gathering.class.getName());

    /** For how long others are waited for at most: a millisecond. */
    private static final long MOST_NANOS = 1_000_000;

    private final int largest;

    /** Done only by who is {@link #working}. */
    private final Work<T> work;

    private final ConcurrentLinkedQueue<Entry<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    /** True while a worker is on its way. */
    private final AtomicBoolean called = new AtomicBoolean();

    /** Who wait, and who are just being told that it is written. */
    private final AtomicInteger present = new AtomicInteger();

    /** Three quarters of those who were present when the group before had been written: so many are likely to come again. */
    private volatile int expected;

    /** Who waits for others to come. */
    private volatile @Nullable Thread host;

    /**
     * Begins.
     *
     * @param largest group; what one brings at once is not divided
     */
    public Gathering(int largest, Work<T> work) {
        this.largest = largest;
        this.work = work;
    }

    /** Returns when it is written; throws if it could not be. */
    public void await(T mine) throws SQLException {
        awaitAll(List.of(mine));
    }

    /** Returns when all of them are written; throws if they could not be. */
    public void awaitAll(List<T> mine) throws SQLException {
        WithoutWaiting.endsHere();
        Waiter<T> entry = new Waiter<>(mine);
        enter(entry);
        try {
            awaitSettled(entry);
        } finally {
            present.decrementAndGet();
        }
        if (entry.failure != null) {
            throw new SQLException("The group was not written.", entry.failure.getSQLState(), entry.failure);
        }
    }

    /**
     * Waits for nothing.
     *
     * @param told when all of them are written, or with why they could not be: by whichever thread
     * @param workers write if nobody does who waits
     */
    public void submit(List<T> mine, Consumer<@Nullable SQLException> told, Executor workers) {
        enter(new Absent(mine, told, workers));
        if (!working.get()) {
            call(workers);
        }
    }

    private void call(Executor workers) {
        if (called.compareAndSet(false, true)) {
            workers.execute(this::workForAbsent);
        }
    }

    private void enter(Entry<T> entry) {
        waiting.add(entry);
        int number = present.incrementAndGet();
        Thread waits = host;
        if (waits != null && number >= expected) {
            LockSupport.unpark(waits);
        }
    }

    /** Whoever ends being the one that works calls the next one in the queue, so that somebody always works. */
    private void awaitSettled(Waiter<T> mine) {
        boolean interrupted = false;
        while (!mine.settled) {
            if (working.compareAndSet(false, true)) {
                try {
                    workForGroup();
                } finally {
                    working.set(false);
                    callNext();
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

    private void callNext() {
        Entry<T> next = waiting.peek();
        if (next != null) {
            next.turn();
        }
    }

    /** Works as long as those are next who don't wait, and so can't work themselves. */
    private void workForAbsent() {
        called.set(false);
        while (working.compareAndSet(false, true)) {
            try {
                workForGroup();
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, e, () -> "A group was not written"); // All of them have been told.
            } finally {
                working.set(false);
            }
            Entry<T> next = waiting.peek();
            if (next == null) {
                return;
            }
            if (next instanceof Waiter) {
                next.turn();
                return;
            }
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

    private void workForGroup() {
        Entry<T> head = waiting.peek();
        if (head == null) {
            return; // Whoever worked before has done it all.
        }
        if (head instanceof Waiter) {
            awaitOthers(); // Those who don't wait are together by themselves: they come while the group before is
            // written.
        }
        List<Entry<T>> group = new ArrayList<>();
        List<T> all = new ArrayList<>();
        while (all.size() < largest) {
            Entry<T> next = waiting.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            all.addAll(next.mine);
        }
        boolean told = false;
        try {
            work.on(all);
            expected = present.get() * 3 / 4;
            tell(group, null);
            told = true;
        } catch (SQLException e) {
            tell(group, e);
            told = true;
        } finally {
            // Whatever else may happen: who was not written is told so.
            if (!told) {
                tell(group, new SQLException("The group was not written."));
            }
        }
    }

    private static <T> void tell(List<Entry<T>> group, @Nullable SQLException failure) {
        for (Entry<T> each : group) {
            try {
                each.tell(failure);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, e, () -> "Who brought something to a group failed to be told"); // The others are.
            }
        }
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

    private abstract static class Entry<T> {
        private final List<T> mine;

        private Entry(List<T> mine) {
            this.mine = mine;
        }

        /** Has somebody work for all. */
        abstract void turn();

        abstract void tell(@Nullable SQLException failure);
    }

    /** A thread that waits, and may work. */
    private static final class Waiter<T> extends Entry<T> {
        private final Thread thread = Thread.currentThread();
        private @Nullable SQLException failure;

        /** Written after all else, so that who sees it sees that, too. */
        private volatile boolean settled;

        private Waiter(List<T> mine) {
            super(mine);
        }

        @Override
        void turn() {
            LockSupport.unpark(thread);
        }

        @Override
        void tell(@Nullable SQLException outcome) {
            failure = outcome;
            settled = true;
            if (thread != Thread.currentThread()) {
                LockSupport.unpark(thread);
            }
        }
    }

    /** Brought by who has gone on. */
    private final class Absent extends Entry<T> {
        private final Consumer<@Nullable SQLException> told;
        private final Executor workers;

        private Absent(List<T> mine, Consumer<@Nullable SQLException> told, Executor workers) {
            super(mine);
            this.told = told;
            this.workers = workers;
        }

        @Override
        void turn() {
            call(workers);
        }

        @Override
        void tell(@Nullable SQLException failure) {
            present.decrementAndGet();
            told.accept(failure);
        }
    }
}
