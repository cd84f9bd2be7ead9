package org.claviger.server.platform;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** When something was used last on this node. A request only notes it here; it is written later, behind all requests. */
public abstract class LatestUses {
    private final Map<UUID, Instant> latest = new ConcurrentHashMap<>();

    public void note(UUID id, Instant at) {
        latest.put(id, at);
    }

    /** Those since it was asked before; sorted, so that two nodes lock the rows in the same order. */
    public SortedMap<UUID, Instant> take() {
        SortedMap<UUID, Instant> taken = new TreeMap<>(latest);
        taken.forEach(latest::remove);
        return taken;
    }
}
