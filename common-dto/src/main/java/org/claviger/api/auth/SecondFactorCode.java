package org.claviger.api.auth;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A code of an authenticator (RFC 6238): six digits, or a recovery code in their place. */
public record SecondFactorCode(
        @NotNull @Size(min = 6, max = 32) String code) {}
