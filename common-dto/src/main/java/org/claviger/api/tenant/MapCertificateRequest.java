package org.claviger.api.tenant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets certificates of an uploaded CA lead to a client: all of a subject, or the one of a fingerprint.
 *
 * @param subject distinguished name (RFC 4514), the most specific part first: {@code CN=billing,O=East}
 * @param fingerprint SHA-256 of the certificate in hexadecimal, with or without colons
 */
public record MapCertificateRequest(
        @NotNull UUID authorityId,
        @Size(min = 1, max = 1024) @Nullable String subject,

        @Pattern(regexp = "[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}", message = "must be 32 bytes in hexadecimal") @Nullable String fingerprint) {}
