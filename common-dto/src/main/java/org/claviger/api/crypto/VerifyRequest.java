package org.claviger.api.crypto;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signature to be verified, of a message or of its digest.
 *
 * @param keyId of either half of the pair
 * @param version of the key that signed; absent: the newest
 * @param message 0 to 1 MiB
 * @param digest as long as the algorithm's hash
 * @param algorithm absent: the key's default ({@link SignatureAlgorithm#defaultFor})
 * @param encoding of ECDSA; absent: {@link SignatureEncoding#DER}
 */
public record VerifyRequest(
        @NotNull UUID keyId,
        @Nullable @Min(1) Integer version,
        @Size(max = SignRequest.MAX_MESSAGE) byte @Nullable [] message,
        @Size(max = 64) byte @Nullable [] digest,
        @Nullable SignatureAlgorithm algorithm,
        @Nullable SignatureEncoding encoding,
        @NotNull @Size(max = MAX_SIGNATURE) byte[] signature) {
    /** Bytes: the longest are those of SLH-DSA. */
    public static final int MAX_SIGNATURE = 1 << 16;
}
