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
 */
public record LoginRequest(
        @Nullable @Size(max = 63) String tenant,
        @NotBlank @Size(max = 64) String username,
        @NotNull Secret password) implements AutoCloseable {
    @Override
    public void close() {
        password.close();
    }
}
