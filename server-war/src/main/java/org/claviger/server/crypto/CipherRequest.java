package org.claviger.server.crypto;

import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts or decrypts as Cryptographic Parameters say.
 *
 * @param parameters absent or empty: those of the key, or the algorithm's usual ones
 * @param data the plaintext, or the ciphertext without its tag
 * @param iv absent: the server makes one, or there is none
 * @param aad additional data; empty if there are none
 * @param tag of what is decrypted; absent: it stands behind the ciphertext, or there is none
 * @param isPartial more of the data is to come: what can be encrypted of it already is wanted, and no tag
 * @param isOwnIv the IV is one that the server made for a part before
 */
public record CipherRequest(
        UUID keyId,
        @Nullable Item parameters,
        byte[] data,
        byte @Nullable [] iv,
        byte[] aad,
        byte @Nullable [] tag,
        boolean isPartial,
        boolean isOwnIv) {
    @Override
    public String toString() {
        return "CipherRequest[" + keyId + "]";
    }
}
