package org.claviger.api.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an account of an admin, or of an operator of the caller's tenant.
 *
 * @param username for signing in, unique among admins or in the tenant, whatever its case
 * @param roles names of roles, at least one
 */
public record CreateAccountRequest(
        @NotNull @Pattern(regexp = Username.FORM, message = Username.MESSAGE) String username,

        @NotBlank @Size(max = 200) String displayName,
        @Nullable @Email @Size(max = 254) String email,
        @NotEmpty @Size(max = 20) Set<@NotBlank @Size(max = 63) String> roles) {
    public CreateAccountRequest {
        roles = roles == null ? null : Set.copyOf(roles);
    }
}
