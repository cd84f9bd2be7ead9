package org.claviger.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error, {@code application/problem+json} (RFC 9457).
 *
 * @param type a stable reference to the description of {@code code}
 * @param title the code in words
 * @param status the HTTP status
 * @param detail one sentence: what is wrong and what to do; names no internals and no secret
 * @param code what programs should look at
 * @param correlationId names this request in the server's log and in the audit trail
 * @param violations the members of the request that are wrong, if it is about members
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        ErrorCode code,
        String correlationId,
        @Nullable List<Violation> violations) {

    /**
     * A member of the request that is wrong.
     *
     * @param member its path in the request, such as {@code usageCredential.pin}
     * @param message what it should be
     */
    public record Violation(String member, String message) {}
}
