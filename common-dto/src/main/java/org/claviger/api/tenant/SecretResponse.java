package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client's secret.
 *
 * @param expiresAt absent: it holds until it is deleted
 * @param lastUsedAt roughly: to a minute; absent if it never was
 */
public record SecretResponse(
        UUID id,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
