package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A JWE to be decrypted by a key that the caller names: what the token itself says of key and algorithm is not believed.
 *
 * @param keyId of a secret key, or of either half of a pair
 * @param token in the compact form
 * @param algorithm that it has to be encrypted by; absent: what keys of this algorithm are used by
 */
public record JweDecryptRequest(
        @NotNull UUID keyId,
        @NotNull @Size(max = JwsVerifyRequest.MAX_TOKEN) String token,
        @Nullable JweAlgorithm algorithm) {}
