package org.claviger.api.crypto;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to encrypt, and with which key. Who asks for nothing more gets an authenticated algorithm, which depends on the key
 * ({@link EncryptionAlgorithm#defaultFor}), and an IV that the server makes.
 *
 * @param plaintext 0 to 1 MiB; Base64 in JSON. More goes through {@code streams/encrypt}
 * @param aad authenticated, not encrypted; at most 64 KiB; must be given again to decrypt
 * @param algorithm absent: the default of the key
 * @param iv only if the key's policy allows its callers to bring one; absent: the server makes it, at random
 * @param raw true: the answer has IV, ciphertext and tag apart, and nothing of the envelope is authenticated
 */
public record EncryptRequest(
        @NotNull UUID keyId,
        @NotNull @Size(max = MAX_PLAINTEXT) byte[] plaintext,
        @Size(max = MAX_AAD) byte @Nullable [] aad,
        @Nullable EncryptionAlgorithm algorithm,
        @Size(max = MAX_IV) byte @Nullable [] iv,
        @Nullable Boolean raw) {
    /** Bytes. */
    public static final int MAX_PLAINTEXT = 1 << 20;

    /** Bytes. */
    public static final int MAX_AAD = 1 << 16;

    /** Bytes. */
    public static final int MAX_IV = 16;

    @JsonbCreator
    public EncryptRequest {}

    /** Leaves all but the additional data to the server. */
    public EncryptRequest(UUID keyId, byte[] plaintext, byte @Nullable [] aad) {
        this(keyId, plaintext, aad, null, null, null);
    }
}
