package org.claviger.api.crypto;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Asks for random bytes.
 *
 * @param length bytes, 1 to 65,536
 */
public record RandomRequest(@NotNull @Min(1) @Max(1 << 16) Integer length) {}
