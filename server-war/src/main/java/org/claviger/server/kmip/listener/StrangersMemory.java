package org.claviger.server.kmip.listener;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all connections together may hold of messages whose senders aren't known yet: else some thousand of them could have the
 * server keep gigabytes, without a right to anything.
 */
final class StrangersMemory {
    /** Bytes that each connection may hold whatever others do: who only says who he is always can. */
    static final int EACH = 1 << 14;

    /** Bytes that they may hold together beyond that. */
    static final int MOST = 64 << 20;

    private final AtomicInteger left = new AtomicInteger(MOST);

    /** Takes so many bytes; false if there aren't as many left, and then none are taken. */
    boolean take(int bytes) {
        int before = left.getAndUpdate(now -> now < bytes ? now : now - bytes);
        return before >= bytes;
    }

    void giveBack(int bytes) {
        left.addAndGet(bytes);
    }
}
