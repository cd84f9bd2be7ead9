package org.claviger.api.account;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.claviger.api.auth.Permission;

/**
 * Makes a role, or changes one, whose name stays.
 *
 * @param name 1 to 63 lower-case letters, digits or hyphens
 */
public record RoleRequest(
        @NotNull @Pattern(
                regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                message = "must be 1 to 63 lower-case letters, digits or hyphens")
        String name,

        @NotEmpty Set<@NotNull Permission> permissions) {
    public RoleRequest {
        permissions = permissions == null ? null : Set.copyOf(permissions);
    }
}
