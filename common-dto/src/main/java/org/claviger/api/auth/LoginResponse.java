package org.claviger.api.auth;

import org.claviger.api.Secret;

/**
 * A token for a person, to be sent as {@code Authorization: Bearer}.
 *
 * @param accessToken a MicroProfile JWT, signed with ES256
 * @param expiresIn seconds
 * @param refreshToken for {@code POST /api/v1/auth/refresh}, once
 * @param mustChangePassword true after an initial password: this token is good for nothing but changing it
 * @param mustSetUpSecondFactor true if a role needs a second factor: this token is good for nothing but setting one up
 */
public record LoginResponse(
        String accessToken,
        long expiresIn,
        Secret refreshToken,
        boolean mustChangePassword,
        boolean mustSetUpSecondFactor) {
    @Override
    public String toString() {
        return "LoginResponse[expiresIn=" + expiresIn + ", mustChangePassword=" + mustChangePassword
                + ", mustSetUpSecondFactor=" + mustSetUpSecondFactor + "]";
    }
}
