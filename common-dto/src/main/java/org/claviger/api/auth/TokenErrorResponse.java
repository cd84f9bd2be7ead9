package org.claviger.api.auth;

import jakarta.json.bind.annotation.JsonbProperty;

/** An error of {@code POST /oauth2/token} (RFC 6749 section 5.2). */
public record TokenErrorResponse(
        String error, @JsonbProperty("error_description") String errorDescription) {}
