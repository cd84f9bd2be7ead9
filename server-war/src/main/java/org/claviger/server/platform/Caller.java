package org.claviger.server.platform;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who asks now. Every use case takes one, and everything it finds or stores is bounded by it.
 *
 * @param id of the account or client
 * @param name username or name of the client, for the audit trail
 * @param tenantId absent for an admin
 * @param sessionId the sign-in of a person; absent for a client, and for who signs in elsewhere
 * @param permissions of a person; none of a client, whose own {@link ClientAccess} bounds it
 * @param restriction why a person may do next to nothing yet; absent if there is none
 * @param access of a client; absent for a person
 * @param correlationId of the request
 */
public record Caller(
        Role role,
        UUID id,
        String name,
        @Nullable UUID tenantId,
        @Nullable UUID sessionId,
        Set<Permission> permissions,
        @Nullable Restriction restriction,
        @Nullable ClientAccess access,
        String correlationId) {
    /** In place of a tenant's id, where what belongs to the system as a whole lies beside what belongs to tenants. */
    public static final UUID SYSTEM = new UUID(0, 0);

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** The server itself, in a tenant, by something that was set up before. */
    public static Caller ofServer(UUID tenantId, String name) {
        return new Caller(
                Role.OPERATOR,
                new UUID(0, 0),
                name,
                tenantId,
                null,
                EnumSet.allOf(Permission.class),
                null,
                null,
                "claviger");
    }

    /** An application of a tenant. */
    public static Caller ofClient(UUID id, String name, UUID tenantId, ClientAccess access, String correlationId) {
        return new Caller(Role.CLIENT, id, name, tenantId, null, Set.of(), null, access, correlationId);
    }

    /** The tenant that everything done by this caller is bounded by. */
    public UUID tenant() {
        if (tenantId == null) {
            throw new RefusedException(ErrorCode.NOT_PERMITTED, "An admin has no part in a tenant's keys.");
        }
        return tenantId;
    }

    /** The tenant, or for an admin {@link #SYSTEM}. */
    public UUID scope() {
        return scopeOf(tenantId);
    }

    /** A tenant's id, or {@link #SYSTEM} if it is absent. */
    public static UUID scopeOf(@Nullable UUID tenantId) {
        return tenantId == null ? SYSTEM : tenantId;
    }

    /** What an application may do; refuses anyone else. */
    public ClientAccess clientAccess() {
        if (access == null) {
            throw new RefusedException(ErrorCode.NOT_PERMITTED, "Only a client uses keys.");
        }
        return access;
    }
}
