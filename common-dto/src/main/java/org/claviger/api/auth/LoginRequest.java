package org.claviger.api.auth;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.claviger.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Signs a person in. Closing it wipes the password.
 *
 * @param tenant the name of the tenant for an operator; absent for an admin
 * @param code of the account's second factor: six digits, or a recovery code; absent if it has none
 */
public record LoginRequest(
        @Nullable @Size(max = 63) String tenant,
        @NotBlank @Size(max = 64) String username,
        @NotNull Secret password,
        @Nullable @Size(max = 32) String code)
        implements AutoCloseable {
    /** Without a code. */
    public static LoginRequest of(@Nullable String tenant, String username, Secret password) {
        return new LoginRequest(tenant, username, password, null);
    }

    @Override
    public void close() {
        password.close();
    }
}
