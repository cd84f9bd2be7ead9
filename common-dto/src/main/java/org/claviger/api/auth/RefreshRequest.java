package org.claviger.api.auth;

import jakarta.validation.constraints.NotNull;
import org.claviger.api.Secret;

/** Asks for the next access token. The refresh token is used up by it. */
public record RefreshRequest(@NotNull Secret refreshToken) implements AutoCloseable {
    @Override
    public void close() {
        refreshToken.close();
    }
}
