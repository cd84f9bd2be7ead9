package org.claviger.server.kek;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.claviger.server.platform.ReservedBlock;
import org.claviger.server.platform.Settings;

/**
 * Counts the seals of each KEK: with random IVs, AES-GCM may be invoked at most 2^32 times under one key (NIST SP 800-38D,
 * section 8.3). Seals are reserved in blocks before they are made; after a crash the rest of a block is lost, so that the
 * count can only be too high.
 */
@ApplicationScoped
public class SealCount {
    static final int BLOCK = 1000;

    @Inject
    SealReservations reservations;

    @Inject
    SealLedger ledger;

    private final Map<UUID, ReservedBlock> blocks = new ConcurrentHashMap<>();

    /** Counts one seal; refuses at the bound. */
    public void count(UUID kekId) {
        count(kekId, 1);
    }

    /** Counts seals; refuses if they would exceed the bound. */
    public void count(UUID kekId, int seals) {
        // It is never closed: what a node has left of a KEK's seals stays with it.
        blocks.computeIfAbsent(kekId, id -> new ReservedBlock()).take(seals, least -> reserve(kekId, least));
    }

    private long reserve(UUID kekId, long least) {
        int more = Math.max(BLOCK, Math.toIntExact(least));
        ledger.remember(kekId, reservations.reserve(kekId, more, ledger.remembered(kekId)));
        return more;
    }

    /** Compares what this node remembers with the database, and corrects that where it is behind. */
    void correctRestored() {
        for (Map.Entry<UUID, Long> each : ledger.all().entrySet()) {
            reservations.correct(each.getKey(), each.getValue());
        }
    }

    /** From so many seals on a KEK is to be rotated: three quarters of the bound. */
    static long threshold(Settings settings) {
        return settings.kekSealBound() / 4 * 3;
    }
}
