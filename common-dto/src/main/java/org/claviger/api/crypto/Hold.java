package org.claviger.api.crypto;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An object that is held is of no use until it is released (NIST SP 800-57 Part 1, section 7.3, suspended). */
public record Hold(Instant since, @Nullable String reason) {}
