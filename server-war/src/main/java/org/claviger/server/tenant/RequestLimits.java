package org.claviger.server.tenant;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * How many requests clients, and tenants, may make a second. Each node counts for itself, without a lock that clients of
 * others could wait for.
 */
@ApplicationScoped
public class RequestLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    @Inject
    KnownSettings settings;

    @Inject
    AuditTrail audit;

    private final Map<UUID, Limit> limits = new ConcurrentHashMap<>();

    /** Counts a request of a client, and refuses it if there were too many of the client's, or of all its tenant's. */
    public void count(Caller client) {
        count(client, 1);
    }

    /** Counts what comes in one request as so many, for a batch is no way around the limits. */
    public void count(Caller client, int requests) {
        TenantSettings bounds = settings.of(client.tenant());
        count(client, requests, client.id(), bounds.clientRequestsPerSecond(), "This client");
        count(client, requests, client.tenant(), bounds.requestsPerSecond(), "The tenant's clients together");
    }

    private void count(Caller client, int requests, UUID of, @Nullable Integer perSecond, String who) {
        if (perSecond == null || requests < 1) {
            return;
        }
        Limit limit = limit(of, perSecond);
        if (limit.requests().tryConsume(requests)) {
            return;
        }
        String advice =
                requests < perSecond ? "Wait, then try again." : "Each item of a batch counts: send fewer at once.";
        String detail = who + " may make " + perSecond + " requests a second. " + advice;
        // Not each of a flood, which would then cost others what the limit is to save them.
        if (limit.records().tryConsume(1)) {
            audit.refused(client, ErrorCode.QUOTA_EXCEEDED, detail);
        }
        throw new RefusedException(ErrorCode.QUOTA_EXCEEDED, detail);
    }

    private Limit limit(UUID of, int perSecond) {
        Limit known = limits.get(of);
        if (known != null && known.perSecond() == perSecond) {
            return known;
        }
        if (limits.size() >= MOST) {
            limits.clear();
        }
        return limits.compute(of, (id, old) -> old != null && old.perSecond() == perSecond ? old : Limit.of(perSecond));
    }

    /**
     * What is left of a second's requests, and of its records in the audit trail.
     *
     * @param perSecond as it was set when counting began
     */
    private record Limit(int perSecond, Bucket requests, Bucket records) {
        static Limit of(int perSecond) {
            return new Limit(perSecond, bucket(perSecond), bucket(1));
        }

        private static Bucket bucket(int perSecond) {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, SECOND))
                    .build();
        }
    }
}
