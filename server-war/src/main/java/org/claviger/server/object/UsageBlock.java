package org.claviger.server.object;

/** A number of uses that this node has reserved. */
final class UsageBlock {
    /** Written under the lock; read without it, since who reserves holds that while he waits for the database. */
    private volatile long left;

    private boolean used;
    private boolean closed;

    /** Reserves more uses. */
    @FunctionalInterface
    interface Reserve {
        /** At least so many more; refuses if there aren't any. */
        long more(long least);
    }

    /** Takes uses, of which it reserves more if need be; false if it was closed meanwhile. */
    synchronized boolean take(long uses, Reserve reserve) {
        if (closed) {
            return false;
        }
        used = true;
        long available = left < uses ? left + reserve.more(uses - left) : left;
        left = available - uses;
        return true;
    }

    /** Closes it if nobody has used it since this was asked before; what is left may go back. */
    synchronized long closeIfIdle() {
        if (used) {
            used = false;
            return 0;
        }
        return close();
    }

    synchronized long close() {
        long rest = left;
        left = 0;
        closed = true;
        return rest;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    long left() {
        return left;
    }
}
