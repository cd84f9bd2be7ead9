package org.claviger.api.tenant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How the tenant's material is to be re-sealed.
 *
 * @param paused true stops after the batch at hand
 * @param objectsPerSecond at most so many; absent, as many as the token does
 */
public record ResealingRequest(
        boolean paused, @Min(1) @Max(1_000_000) @Nullable Integer objectsPerSecond) {}
