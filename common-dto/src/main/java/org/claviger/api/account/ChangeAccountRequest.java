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
 * What an account is to be from now on.
 *
 * @param username unique among admins or in the tenant, whatever its case
 * @param email absent: none
 * @param roles names of roles, at least one
 */
public record ChangeAccountRequest(
        @NotNull @Pattern(regexp = Username.FORM, message = Username.MESSAGE) String username,

        @NotBlank @Size(max = 200) String displayName,
        @Nullable @Email @Size(max = 254) String email,
        @NotEmpty @Size(max = 20) Set<@NotBlank @Size(max = 63) String> roles) {
    public ChangeAccountRequest {
        roles = roles == null ? null : Set.copyOf(roles);
    }
}
