package org.claviger.api.auth;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param tenantId absent for an admin
 * @param tenantName absent for an admin
 * @param mustChangePassword true as long as the initial password was not changed
 */
public record MeResponse(
        UUID accountId,
        String username,
        String displayName,
        Role role,
        @Nullable UUID tenantId,
        @Nullable String tenantName,
        boolean mustChangePassword) {}
