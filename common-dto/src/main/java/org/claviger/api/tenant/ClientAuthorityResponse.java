package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;

/**
 * A CA by whose certificates the tenant's clients authenticate.
 *
 * @param builtIn true for the tenant's own, which issues certificates here
 * @param subject its distinguished name (RFC 4514)
 * @param fingerprint SHA-256 of its certificate, in hexadecimal
 * @param certificatePem its certificate, and intermediate ones below it
 */
public record ClientAuthorityResponse(
        UUID id,
        String name,
        boolean builtIn,
        String subject,
        String fingerprint,
        Instant notAfter,
        Instant createdAt,
        String certificatePem) {}
