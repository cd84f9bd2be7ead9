package org.claviger.api.account;

import java.util.Set;
import java.util.UUID;
import org.claviger.api.Revised;
import org.claviger.api.auth.Permission;
import org.jspecify.annotations.Nullable;

/**
 * What those may do who have it.
 *
 * @param id absent if it is built in
 * @param builtIn true if it can't be changed
 */
public record RoleResponse(@Nullable UUID id, String name, Set<Permission> permissions, boolean builtIn, long revision)
        implements Revised {
    public RoleResponse {
        permissions = Set.copyOf(permissions);
    }
}
