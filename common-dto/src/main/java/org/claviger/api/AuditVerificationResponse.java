package org.claviger.api;

import org.jspecify.annotations.Nullable;

/**
 * What a check of a whole chain found.
 *
 * @param records how many were read
 * @param intact true if each record follows from the one before
 * @param brokenAt the first sequence number that doesn't, if any
 */
public record AuditVerificationResponse(
        long records, boolean intact, @Nullable Long brokenAt) {}
