package org.claviger.api.auth;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that goes on.
 *
 * @param address where it came from
 * @param userAgent what it said it was
 * @param current true if it is the one that asks
 */
public record SessionResponse(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String address,
        @Nullable String userAgent,
        boolean current) {}
