package org.claviger.api.admin;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.Revised;
import org.jspecify.annotations.Nullable;

/**
 * An HSM profile. Its credentials are never returned.
 *
 * @param algorithms what the token may hold keys of
 * @param blockedAt since when no login is tried, because the token refused a PIN; absent if it isn't blocked
 */
public record HsmProfileResponse(
        UUID id,
        String name,
        UUID deviceId,
        String deviceName,
        String tokenLabel,
        Set<HsmAlgorithm> algorithms,
        @Nullable Instant blockedAt,
        @Nullable String blockedBecause,
        Instant createdAt,
        long revision)
        implements Revised {
    public HsmProfileResponse {
        algorithms = Set.copyOf(algorithms);
    }
}
