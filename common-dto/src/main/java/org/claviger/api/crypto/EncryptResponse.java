package org.claviger.api.crypto;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was encrypted.
 *
 * @param version of the key's material
 * @param ciphertext the envelope of {@code docs/crypto-api.md}, which names key, version, algorithm and IV; of the raw form
 *     the ciphertext alone
 * @param algorithm of the raw form
 * @param iv of the raw form, where the algorithm has one
 * @param tag of the raw form, where the algorithm has one: 16 bytes
 */
public record EncryptResponse(
        UUID keyId,
        int version,
        byte[] ciphertext,
        @Nullable EncryptionAlgorithm algorithm,
        byte @Nullable [] iv,
        byte @Nullable [] tag) {
    /** An envelope. */
    public static EncryptResponse of(UUID keyId, int version, byte[] envelope) {
        return new EncryptResponse(keyId, version, envelope, null, null, null);
    }
}
