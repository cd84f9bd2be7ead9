package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Which objects this node has used lately. A request only notes it here; it is written later, behind all requests. */
@ApplicationScoped
class KeyUses {
    private final Map<UUID, Instant> latest = new ConcurrentHashMap<>();

    void note(UUID objectId, Instant at) {
        latest.put(objectId, at);
    }

    /** Those since it was asked before; sorted, so that two nodes lock the rows in the same order. */
    SortedMap<UUID, Instant> take() {
        SortedMap<UUID, Instant> taken = new TreeMap<>(latest);
        taken.forEach(latest::remove);
        return taken;
    }
}
