package org.claviger.api.tenant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Gives a client a further secret; those that it has stay good.
 *
 * @param expiresInDays after which it ceases to hold; absent: never
 */
public record CreateSecretRequest(
        @Nullable @Min(1) @Max(3650) Integer expiresInDays) {}
