package org.claviger.api.crypto;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * How much an object may protect in its life (KMIP 2.1, section 4.62, Usage Limits).
 *
 * @param total how many of the unit
 * @param left how many of them are left; in answers alone
 */
public record UsageLimits(
        @NotNull Unit unit, @Min(1) long total, @Nullable Long left) {
    /** What is counted. */
    public enum Unit {
        /** Bytes of what is protected. */
        BYTES,
        /** Operations that protect. */
        OPERATIONS
    }
}
