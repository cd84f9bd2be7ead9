package org.claviger.api.crypto;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to decrypt: an envelope, which names its key; or, if {@code keyId} is there, the raw form.
 *
 * @param ciphertext as {@code encrypt} returned it
 * @param aad as it was given to {@code encrypt}
 * @param algorithm of the raw form (absent: the default of the key). Of an envelope it has to be named only if the algorithm
 *     authenticates nothing, so that nobody takes such a plaintext for an authentic one unawares
 * @param keyId of the raw form
 * @param version of the raw form; absent: the newest
 * @param iv of the raw form, where the algorithm has one
 * @param tag of the raw form, where the algorithm has one: 16 bytes
 */
public record DecryptRequest(
        @NotNull @Size(max = MAX_CIPHERTEXT) byte[] ciphertext,
        @Size(max = EncryptRequest.MAX_AAD) byte @Nullable [] aad,
        @Nullable EncryptionAlgorithm algorithm,
        @Nullable UUID keyId,
        @Nullable @Min(1) Integer version,
        @Size(max = EncryptRequest.MAX_IV) byte @Nullable [] iv,
        @Size(max = MAX_TAG) byte @Nullable [] tag) {
    /** Bytes: the largest plaintext, its envelope, and what a KEM adds to it. */
    public static final int MAX_CIPHERTEXT = EncryptRequest.MAX_PLAINTEXT + 2048;

    /** Bytes. */
    public static final int MAX_TAG = 16;

    @JsonbCreator
    public DecryptRequest {}

    /** An envelope of an algorithm that authenticates it. */
    public DecryptRequest(byte[] ciphertext, byte @Nullable [] aad) {
        this(ciphertext, aad, null, null, null, null, null);
    }
}
