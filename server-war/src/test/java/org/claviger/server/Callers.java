package org.claviger.server;

import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.server.platform.Caller;

/** Callers to test with. */
public final class Callers {
    private Callers() {}

    public static Caller client(UUID tenant) {
        return new Caller(Role.CLIENT, UUID.randomUUID(), "app", tenant, null, false, "c-1");
    }

    public static Caller operator(UUID tenant, String name) {
        return new Caller(Role.OPERATOR, UUID.randomUUID(), name, tenant, UUID.randomUUID(), false, "c-3");
    }

    public static Caller admin() {
        return new Caller(Role.ADMIN, UUID.randomUUID(), "admin", null, UUID.randomUUID(), false, "c-2");
    }
}
