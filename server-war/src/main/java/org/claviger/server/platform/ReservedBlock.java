package org.claviger.server.platform;

import java.util.concurrent.locks.ReentrantLock;

/** A number of uses of something bounded that this node has reserved, and not made yet. */
public final class ReservedBlock {
    /** Written under the lock; read without it, since who reserves holds that while he waits for the database. */
    private volatile long left;

    private final ReentrantLock lock = new ReentrantLock();
    private boolean used;
    private volatile boolean closed;

    /** Reserves more uses. */
    @FunctionalInterface
    public interface Reserve {
        /** At least so many more; refuses if there aren't any. */
        long more(long least);
    }

    /** Takes uses, of which it reserves more if need be; false if it was closed meanwhile. */
    public boolean take(long uses, Reserve reserve) {
        if (!lock.tryLock()) {
            WithoutWaiting.endsHere();
            lock.lock();
        }
        try {
            if (closed) {
                return false;
            }
            used = true;
            long available = left < uses ? left + more(uses - left, reserve) : left;
            left = available - uses;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static long more(long least, Reserve reserve) {
        WithoutWaiting.endsHere();
        return reserve.more(least);
    }

    /** Closes it if nobody has used it since this was asked before; what is left may go back. */
    public long closeIfIdle() {
        lock.lock();
        try {
            if (used) {
                used = false;
                return 0;
            }
            return close();
        } finally {
            lock.unlock();
        }
    }

    /** Closes it; what is left may go back. */
    public long close() {
        lock.lock();
        try {
            long rest = left;
            left = 0;
            closed = true;
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /** True if nothing can be taken of it any more. */
    public boolean isClosed() {
        return closed;
    }

    /** How many there are. */
    public long left() {
        return left;
    }
}
