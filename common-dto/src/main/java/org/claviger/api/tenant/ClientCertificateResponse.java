package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What leads from a certificate to a client.
 *
 * @param subject distinguished name (RFC 4514); absent if a fingerprint was mapped
 * @param fingerprint SHA-256 of the certificate, in hexadecimal; absent if a subject was mapped
 * @param serialNumber in hexadecimal; of an issued one
 * @param notAfter until when an issued one holds
 * @param revokedAt since when an issued one is refused
 */
public record ClientCertificateResponse(
        UUID id,
        UUID clientId,
        CertificateKind kind,
        UUID authorityId,
        String authorityName,
        @Nullable String subject,
        @Nullable String fingerprint,
        @Nullable String serialNumber,
        @Nullable Instant notAfter,
        Instant createdAt,
        @Nullable Instant revokedAt) {}
