package org.claviger.server.platform;

import org.claviger.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The revision that a caller has seen of what he changes: {@code If-Match} (RFC 9110, section 13.1.1).
 *
 * @param revision -1 if it can't be the tag of anything
 */
public record IfMatch(long revision) {
    private static final String ANY = "*";

    /** Reads the header; absent where any revision will do. */
    public static @Nullable IfMatch of(@Nullable String header) {
        if (header == null || header.strip().equals(ANY)) {
            return null;
        }
        try {
            return new IfMatch(Long.parseLong(header.strip().replace("\"", "")));
        } catch (NumberFormatException e) {
            return new IfMatch(-1);
        }
    }

    /** Refuses if somebody has changed it since. */
    public static void require(@Nullable IfMatch seen, long current) {
        if (seen != null && seen.revision != current) {
            throw new RefusedException(
                    ErrorCode.STALE,
                    "Somebody has changed this since you looked at it. Look again, and repeat what still applies.");
        }
    }
}
