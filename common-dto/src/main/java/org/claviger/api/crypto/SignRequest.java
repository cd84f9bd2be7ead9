package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to sign, and with which key: either a message, or its digest where the algorithm hashes first.
 *
 * @param message 0 to 1 MiB
 * @param digest as long as the algorithm's hash
 * @param algorithm absent: the key's default ({@link SignatureAlgorithm#defaultFor})
 * @param encoding of ECDSA; absent: {@link SignatureEncoding#DER}
 */
public record SignRequest(
        @NotNull UUID keyId,
        @Size(max = MAX_MESSAGE) byte @Nullable [] message,
        @Size(max = 64) byte @Nullable [] digest,
        @Nullable SignatureAlgorithm algorithm,
        @Nullable SignatureEncoding encoding) {
    /** Bytes. */
    public static final int MAX_MESSAGE = 1 << 20;

    /** Signs a message by the key's default algorithm. */
    public static SignRequest of(UUID keyId, byte[] message) {
        return new SignRequest(keyId, message, null, null, null);
    }
}
