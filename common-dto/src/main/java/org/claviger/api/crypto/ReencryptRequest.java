package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves a ciphertext to the newest version of its key, or to another key; its plaintext does not leave the server.
 *
 * @param ciphertext the envelope that {@code encrypt} returned
 * @param aad as it was given to {@code encrypt}
 * @param sourceAlgorithm has to be named only if it authenticates nothing, as for {@link DecryptRequest}
 * @param keyId of the other key; absent: the same one
 * @param newAad of the new ciphertext; absent: the same as before
 * @param algorithm of the new ciphertext; absent: as before with the same key, the default with another
 */
public record ReencryptRequest(
        @NotNull @Size(max = DecryptRequest.MAX_CIPHERTEXT) byte[] ciphertext,
        @Size(max = EncryptRequest.MAX_AAD) byte @Nullable [] aad,
        @Nullable EncryptionAlgorithm sourceAlgorithm,
        @Nullable UUID keyId,
        @Size(max = EncryptRequest.MAX_AAD) byte @Nullable [] newAad,
        @Nullable EncryptionAlgorithm algorithm) {
    /** To the newest version of its key. */
    public static ReencryptRequest of(byte[] ciphertext, byte @Nullable [] aad) {
        return to(null, ciphertext, aad);
    }

    /** To another key. */
    public static ReencryptRequest to(@Nullable UUID keyId, byte[] ciphertext, byte @Nullable [] aad) {
        return new ReencryptRequest(ciphertext, aad, null, keyId, null, null);
    }
}
