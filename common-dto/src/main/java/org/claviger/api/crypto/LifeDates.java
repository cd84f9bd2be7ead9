package org.claviger.api.crypto;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an object changes, or has changed, its state (KMIP 2.1, sections 4.2 to 4.56). Dates to come are kept by the server's
 * clock. Of a request only those that can be planned count: {@code activation}, {@code processStart}, {@code protectStop},
 * {@code deactivation} and {@code destroy}.
 *
 * @param activation it becomes active
 * @param processStart from then on it processes: decrypts, verifies, unwraps; absent: from its activation
 * @param protectStop from then on it protects nothing new; absent: until its deactivation
 * @param deactivation its use ends; it still processes what it protected
 * @param compromiseOccurrence when somebody else may have learnt it first
 * @param compromise when that was told to the server
 * @param destroy its material is deleted
 */
public record LifeDates(
        @Nullable Instant activation,
        @Nullable Instant processStart,
        @Nullable Instant protectStop,
        @Nullable Instant deactivation,
        @Nullable Instant compromiseOccurrence,
        @Nullable Instant compromise,
        @Nullable Instant destroy) {
    /** Nothing is planned. */
    public static final LifeDates NONE = new LifeDates(null, null, null, null, null, null, null);
}
