package org.claviger.api.tenant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How long a KEK of the tenant may seal (NIST SP 800-57 Part 1, section 5.3: the originator usage period).
 *
 * @param cryptoperiodDays after so many days the server rotates it by itself; absent, it never does
 */
public record KekPolicy(@Min(1) @Max(3650) @Nullable Integer cryptoperiodDays) {}
