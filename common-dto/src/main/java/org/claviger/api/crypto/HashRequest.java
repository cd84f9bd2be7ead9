package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Data to hash.
 *
 * @param data 0 to 1 MiB
 */
public record HashRequest(
        @NotNull HashAlgorithm algorithm,
        @NotNull @Size(max = EncryptRequest.MAX_PLAINTEXT) byte[] data) {}
