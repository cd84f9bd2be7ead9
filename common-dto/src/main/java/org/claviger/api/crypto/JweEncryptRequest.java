package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to encrypt as a JWE (RFC 7516) in its compact form. The content is encrypted by AES-GCM.
 *
 * @param keyId of a secret key, or of either half of a pair
 * @param plaintext 0 to 1 MiB
 * @param algorithm absent: what keys of this algorithm are used by ({@link JweAlgorithm#defaultFor})
 * @param contentType the header's {@code cty}; absent: none
 */
public record JweEncryptRequest(
        @NotNull UUID keyId,
        @NotNull @Size(max = EncryptRequest.MAX_PLAINTEXT) byte[] plaintext,
        @Nullable JweAlgorithm algorithm,
        @Nullable @Size(min = 1, max = 100) String contentType) {}
