package org.claviger.server;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ClientAccess;
import org.jspecify.annotations.Nullable;

/** Callers to test with. */
public final class Callers {
    private Callers() {}

    public static Caller client(UUID tenant) {
        return Caller.ofClient(UUID.randomUUID(), "app", tenant, new ClientAccess(Set.of(), List.of()), "c-1");
    }

    public static Caller operator(UUID tenant, String name) {
        return person(Role.OPERATOR, tenant, UUID.randomUUID(), name, "c-3");
    }

    public static Caller admin() {
        return person(Role.ADMIN, null, UUID.randomUUID(), "admin", "c-2");
    }

    /** Who may do everything that one of this kind can. */
    public static Caller person(Role role, @Nullable UUID tenant, UUID id, String name, String correlationId) {
        return new Caller(
                role, id, name, tenant, UUID.randomUUID(), EnumSet.allOf(Permission.class), null, null, correlationId);
    }
}
