package org.claviger.server.account;

import java.util.Set;
import org.claviger.api.auth.Permission;
import org.claviger.server.platform.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do now.
 *
 * @param restriction absent if there is none
 */
public record Standing(
        String username,
        Set<Permission> permissions,
        @Nullable Restriction restriction) {
    public Standing {
        permissions = Set.copyOf(permissions);
    }
}
