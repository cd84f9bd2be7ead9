package org.claviger.api.account;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.claviger.api.ShortName;
import org.claviger.api.auth.Permission;

/**
 * Makes a role, or changes one, whose name stays.
 *
 * @param name 1 to 63 lower-case letters, digits or hyphens
 */
public record RoleRequest(
        @NotNull @Pattern(regexp = ShortName.FORM, message = ShortName.MESSAGE) String name,

        @NotEmpty Set<@NotNull Permission> permissions) {
    public RoleRequest {
        permissions = permissions == null ? null : Set.copyOf(permissions);
    }
}
