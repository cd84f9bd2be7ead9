package org.claviger.server.platform;

import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who asks now. Every use case takes one, and everything it finds or stores is bounded by it.
 *
 * @param id of the account or client
 * @param name username or name of the client, for the audit trail
 * @param tenantId absent for an admin
 * @param sessionId the sign-in of a person; absent for a client
 * @param mustChangePassword true with an initial password
 * @param correlationId of the request
 */
public record Caller(
        Role role,
        UUID id,
        String name,
        @Nullable UUID tenantId,
        @Nullable UUID sessionId,
        boolean mustChangePassword,
        String correlationId) {

    /** The server itself, in a tenant, by something that was set up before. */
    public static Caller ofServer(UUID tenantId, String name) {
        return new Caller(Role.OPERATOR, new UUID(0, 0), name, tenantId, null, false, "claviger");
    }

    /** The tenant that everything done by this caller is bounded by. */
    public UUID tenant() {
        if (tenantId == null) {
            throw new RefusedException(ErrorCode.NOT_PERMITTED, "An admin has no part in a tenant's keys.");
        }
        return tenantId;
    }
}
