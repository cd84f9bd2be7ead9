package org.claviger.server.tenant;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a while which certificates lead to which CAs, since to prove it costs more than all the rest of a request. It
 * is not remembered to whom they lead, nor that they may: that is asked each time, so that a revocation holds at once, on
 * every node. A CA's certificates never change, and one that was removed is not asked for any more.
 */
final class ProvedPaths {
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    private final Map<Path, Instant> until = new ConcurrentHashMap<>();

    /** True if a chain, whose first certificate has this fingerprint, leads to the CA now. */
    boolean lead(String fingerprint, List<X509Certificate> chain, ClientAuthority authority) {
        Path path = new Path(fingerprint, authority.id());
        Instant now = Instant.now();
        Instant known = until.get(path);
        if (known != null && now.isBefore(known)) {
            return true;
        }
        Optional<Instant> proved = CertificatePaths.holdsUntil(chain, authority.certificates(), now);
        proved.ifPresentOrElse(end -> remember(path, end, now), () -> until.remove(path));
        return proved.isPresent();
    }

    private void remember(Path path, Instant end, Instant now) {
        if (until.size() >= REMEMBERED) {
            until.values().removeIf(now::isAfter);
        }
        if (until.size() < REMEMBERED) {
            Instant forgotten = now.plus(REMEMBERED_FOR);
            until.put(path, end.isBefore(forgotten) ? end : forgotten);
        }
    }

    private record Path(String fingerprint, UUID authority) {}
}
