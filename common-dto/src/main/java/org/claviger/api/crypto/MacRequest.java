package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What to authenticate with a secret key: HMAC, or AES-CMAC with an AES key.
 *
 * @param message 0 to 1 MiB
 */
public record MacRequest(
        @NotNull UUID keyId,
        @NotNull @Size(max = SignRequest.MAX_MESSAGE) byte[] message) {}
