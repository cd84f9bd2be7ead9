package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.api.crypto.UsageLimits.Unit;
import org.claviger.server.object.UsageQuota.Limit;
import org.claviger.server.object.UsageQuota.RandomIvs;
import org.claviger.server.platform.ReservedBlock;
import org.claviger.server.platform.WithoutWaiting;

/**
 * Counts what keys protect: for the usage limits of those that have some (KMIP 2.1, section 4.62), and for AES-GCM, which may be
 * invoked with random IVs at most 2^32 times under one key (NIST SP 800-38D, section 8.3). Uses are reserved in the database
 * in blocks, before they are made; what a node has left goes back when it is idle. After a crash the rest of a block is lost,
 * so that the count can only be too high. Near the end of a limit blocks are small, down to a single use.
 */
@ApplicationScoped
public class UsageCounts {
    @Inject
    UsageReservations reservations;

    @Inject
    KeyUses uses;

    private final Map<UsageQuota, ReservedBlock> blocks = new ConcurrentHashMap<>();

    /** Counts one operation, before it is made; refuses if there is none left. */
    void use(ManagedObject object, int version, Usage usage, Instant now) {
        if (Lifecycle.protects(usage)) {
            if (object.limitedBy() == Unit.OPERATIONS) {
                take(new Limit(object.id(), Unit.OPERATIONS), 1);
            }
            if (object.nature().takesRandomIv(usage)) {
                take(new RandomIvs(object.id(), version), 1);
            }
        }
        uses.note(object.id(), now);
    }

    /**
     * Counts bytes that are going to be protected; refuses if there aren't as many left. Whoever uses a key to protect calls
     * this before; of a key without a limit in bytes nothing is counted.
     *
     * @param count bytes of plaintext, or of the message
     */
    public void bytes(UsableKey key, long count) {
        if (key.limit() == Unit.BYTES) {
            take(new Limit(key.id(), Unit.BYTES), count);
        }
    }

    /**
     * Takes some of a limit at once for a caller who will use the material himself; refuses if there aren't as many left.
     */
    public void allocate(UUID objectId, Unit unit, long count) {
        take(new Limit(objectId, unit), count);
    }

    private void take(UsageQuota quota, long count) {
        if (quota instanceof Limit) {
            WithoutWaiting.endsHere(); // A use that is given up after it was counted would be counted twice.
        }
        boolean taken = false;
        while (!taken) {
            taken = blocks.computeIfAbsent(quota, key -> new ReservedBlock())
                    .take(count, least -> reservations.reserve(quota, least));
        }
    }

    /** Uses of an object's limit that this node has reserved, and not made. */
    long reserved(ManagedObject object) {
        UsageLimits.Unit unit = object.limitedBy();
        ReservedBlock block = unit == null ? null : blocks.get(new Limit(object.id(), unit));
        return block == null ? 0 : block.left();
    }

    /** Gives back what nobody has used since this was called before. */
    void giveBackIdle() {
        blocks.forEach((quota, block) -> giveBack(quota, block, block.closeIfIdle()));
    }

    /** Gives back all that is left. */
    void giveBackAll() {
        blocks.forEach((quota, block) -> giveBack(quota, block, block.close()));
    }

    private void giveBack(UsageQuota quota, ReservedBlock block, long rest) {
        if (block.isClosed()) {
            blocks.remove(quota, block);
        }
        if (rest > 0) {
            reservations.giveBack(quota, rest);
        }
    }
}
