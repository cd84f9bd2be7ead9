package org.claviger.api.auth;

/**
 * A token for a person, to be sent as {@code Authorization: Bearer}.
 *
 * @param accessToken a MicroProfile JWT, signed with ES256
 * @param expiresIn seconds
 * @param mustChangePassword true after an initial password: this token is good for nothing but changing it
 */
public record LoginResponse(String accessToken, long expiresIn, boolean mustChangePassword) {
    @Override
    public String toString() {
        return "LoginResponse[expiresIn=" + expiresIn + ", mustChangePassword=" + mustChangePassword + "]";
    }
}
