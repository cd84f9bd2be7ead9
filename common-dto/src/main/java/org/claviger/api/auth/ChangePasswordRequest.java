package org.claviger.api.auth;

import jakarta.validation.constraints.NotNull;
import org.claviger.api.Secret;

/** Changes the password of the account that is signed in. All its other sessions end. Closing it wipes both. */
public record ChangePasswordRequest(
        @NotNull Secret currentPassword, @NotNull Secret newPassword) implements AutoCloseable {
    @Override
    public void close() {
        currentPassword.close();
        newPassword.close();
    }
}
