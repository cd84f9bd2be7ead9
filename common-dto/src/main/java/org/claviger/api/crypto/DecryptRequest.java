package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What to decrypt. The envelope names its key.
 *
 * @param ciphertext as {@code encrypt} returned it
 * @param aad as it was given to {@code encrypt}
 */
public record DecryptRequest(
        @NotNull @Size(max = MAX_CIPHERTEXT) byte[] ciphertext,
        @Size(max = EncryptRequest.MAX_AAD) byte @Nullable [] aad) {
    /** Bytes: the largest plaintext and its envelope. */
    public static final int MAX_CIPHERTEXT = EncryptRequest.MAX_PLAINTEXT + 64;
}
