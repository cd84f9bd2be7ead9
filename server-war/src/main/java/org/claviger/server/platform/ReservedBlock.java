package org.claviger.server.platform;

/** A number of uses of something bounded that this node has reserved, and not made yet. */
public final class ReservedBlock {
    /** Written under the lock; read without it, since who reserves holds that while he waits for the database. */
    private volatile long left;

    private boolean used;
    private boolean closed;

    /** Reserves more uses. */
    @FunctionalInterface
    public interface Reserve {
        /** At least so many more; refuses if there aren't any. */
        long more(long least);
    }

    /** Takes uses, of which it reserves more if need be; false if it was closed meanwhile. */
    public synchronized boolean take(long uses, Reserve reserve) {
        if (closed) {
            return false;
        }
        used = true;
        long available = left < uses ? left + reserve.more(uses - left) : left;
        left = available - uses;
        return true;
    }

    /** Closes it if nobody has used it since this was asked before; what is left may go back. */
    public synchronized long closeIfIdle() {
        if (used) {
            used = false;
            return 0;
        }
        return close();
    }

    /** Closes it; what is left may go back. */
    public synchronized long close() {
        long rest = left;
        left = 0;
        closed = true;
        return rest;
    }

    /** True if nothing can be taken of it any more. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** How many there are. */
    public long left() {
        return left;
    }
}
