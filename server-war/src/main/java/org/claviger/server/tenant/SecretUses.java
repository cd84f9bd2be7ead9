package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Which secrets this node has accepted lately. A request only notes it here; it is written later, behind all requests. */
@ApplicationScoped
class SecretUses {
    private final Map<UUID, Instant> latest = new ConcurrentHashMap<>();

    void note(UUID secretId, Instant at) {
        latest.put(secretId, at);
    }

    /** Those since it was asked before. */
    Map<UUID, Instant> take() {
        Map<UUID, Instant> taken = Map.copyOf(latest);
        taken.forEach(latest::remove);
        return taken;
    }
}
