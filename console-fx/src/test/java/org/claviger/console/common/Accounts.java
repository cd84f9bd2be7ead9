package org.claviger.console.common;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.client.ApiClient;
import org.jspecify.annotations.Nullable;

/** Accounts on a server at which nobody answers. */
public final class Accounts {
    private Accounts() {}

    /** An account that has to change its password first. */
    public static Account newcomer() {
        return new Account(client(), "admin", Optional.empty());
    }

    /** An admin who may go on. */
    public static Account admin() {
        return of("admin", Role.ADMIN, null);
    }

    /** An operator who may go on. */
    public static Account operator() {
        return of("nora", Role.OPERATOR, "north");
    }

    private static Account of(String name, Role role, @Nullable String tenant) {
        MeResponse me = new MeResponse(
                UUID.randomUUID(),
                name,
                "First " + name,
                null,
                role,
                tenant == null ? null : UUID.randomUUID(),
                tenant,
                Set.of(name),
                Arrays.stream(Permission.values())
                        .filter(permission -> permission.isFor(role))
                        .collect(Collectors.toSet()),
                false,
                false,
                false,
                null,
                0);
        return new Account(client(), name, Optional.of(me));
    }

    /** A client of nobody. */
    public static ApiClient client() {
        try {
            return new ApiClient(URI.create("https://localhost:1"), SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
