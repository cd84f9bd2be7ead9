package org.claviger.api.auth;

import java.util.Set;
import java.util.UUID;
import org.claviger.api.Revised;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, and what he may do.
 *
 * @param tenantId absent for an admin
 * @param tenantName absent for an admin
 * @param roles names
 * @param permissions those of all roles together
 * @param mustChangePassword true as long as the initial password was not changed
 * @param mustSetUpSecondFactor true if a role needs a second factor and none is set up
 * @param secondFactor true if one is set up
 * @param issuer where the account signs in; absent if here
 */
public record MeResponse(
        UUID accountId,
        String username,
        String displayName,
        @Nullable String email,
        Role role,
        @Nullable UUID tenantId,
        @Nullable String tenantName,
        Set<String> roles,
        Set<Permission> permissions,
        boolean mustChangePassword,
        boolean mustSetUpSecondFactor,
        boolean secondFactor,
        @Nullable String issuer,
        long revision)
        implements Revised {
    public MeResponse {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }
}
