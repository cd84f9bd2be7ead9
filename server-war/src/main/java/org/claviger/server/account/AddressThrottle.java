package org.claviger.server.account;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;

/**
 * Slows down who tries passwords of many accounts from one address, which the lock of a single account doesn't. Each node
 * counts for itself.
 */
@ApplicationScoped
class AddressThrottle {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_ADDRESSES = 10_000;

    @Inject
    Settings settings;

    /** The failures that are left to an address; the one that failed longest ago is forgotten first. */
    private final Map<String, Bucket> left = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** Refuses an address that has failed too often. */
    synchronized void requirePatience(String address) {
        Bucket bucket = left.get(address);
        if (bucket != null && bucket.getAvailableTokens() == 0) {
            throw new RefusedException(
                    ErrorCode.QUOTA_EXCEEDED,
                    "Too many sign-ins have failed from this address. Try again in some minutes.");
        }
    }

    synchronized void countFailure(String address) {
        left.computeIfAbsent(address, unknown -> newBucket()).tryConsume(1);
    }

    private Bucket newBucket() {
        int most = settings.failuresPerAddress();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, WINDOW))
                .build();
    }
}
