package org.claviger.api.auth;

import jakarta.json.bind.annotation.JsonbProperty;

/**
 * The answer of {@code POST /oauth2/token} (RFC 6749 section 5.1).
 *
 * @param expiresIn seconds
 */
public record TokenResponse(
        @JsonbProperty("access_token") String accessToken,
        @JsonbProperty("token_type") String tokenType,
        @JsonbProperty("expires_in") long expiresIn) {
    @Override
    public String toString() {
        return "TokenResponse[expiresIn=" + expiresIn + "]";
    }
}
