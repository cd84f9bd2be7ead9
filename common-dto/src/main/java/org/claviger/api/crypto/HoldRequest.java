package org.claviger.api.crypto;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Holds an object: it is of no use until it is released (NIST SP 800-57 Part 1, section 7.3, suspended).
 *
 * @param reason for those who read it later
 */
public record HoldRequest(@Nullable @Size(max = 500) String reason) {}
