package org.claviger.api.admin;

import java.time.Instant;
import java.util.UUID;

/**
 * Credentials of a tenant's clients that expire soon, all of one kind.
 *
 * @param first when the first of them does
 */
public record ExpiringCredentials(UUID tenantId, String tenantName, Kind kind, long count, Instant first) {
    /** What a client shows to prove who it is. */
    public enum Kind {
        CLIENT_SECRET,
        CLIENT_CERTIFICATE
    }
}
