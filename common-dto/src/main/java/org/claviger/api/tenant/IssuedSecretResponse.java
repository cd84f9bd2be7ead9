package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;
import org.claviger.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A further secret of a client: shown here once and never again.
 *
 * @param id by which it can be deleted
 * @param expiresAt absent: it holds until it is deleted
 */
public record IssuedSecretResponse(
        UUID id,
        Secret clientSecret,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
