package org.claviger.api.tenant;

import java.time.Instant;

/**
 * What was done in one hour.
 *
 * @param start of the hour
 * @param uses how often a key was used, whether or not what came of it was as expected
 * @param refused how many requests were refused
 */
public record HourOfUse(Instant start, long uses, long refused) {}
