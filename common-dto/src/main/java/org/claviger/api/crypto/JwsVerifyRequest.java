package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A JWS to be verified by a key that the caller names: what the token itself says of key and algorithm is not believed.
 *
 * @param keyId of the key; of a pair either half
 * @param token in the compact form
 * @param algorithm that it has to be signed by; absent: what keys of this algorithm sign by
 */
public record JwsVerifyRequest(
        @NotNull UUID keyId,
        @NotNull @Size(max = MAX_TOKEN) String token,
        @Nullable JwsAlgorithm algorithm) {
    /** Characters: the largest payload in Base64, header and signature. */
    public static final int MAX_TOKEN = 1_500_000;
}
