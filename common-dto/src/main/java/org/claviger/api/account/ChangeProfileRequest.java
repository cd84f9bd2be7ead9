package org.claviger.api.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What somebody calls himself from now on. His roles are for others to change.
 *
 * @param username unique among admins or in the tenant, whatever its case
 * @param email absent: none
 */
public record ChangeProfileRequest(
        @NotNull @Pattern(regexp = Username.FORM, message = Username.MESSAGE) String username,

        @NotBlank @Size(max = 200) String displayName,
        @Nullable @Email @Size(max = 254) String email) {}
