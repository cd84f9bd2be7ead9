package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import org.claviger.api.crypto.EncryptionAlgorithm;

/** Encryption with a secret key, by the name of the algorithm. */
public final class SymmetricEncryption {
    private SymmetricEncryption() {}

    /**
     * Encrypts.
     *
     * @param key of a length that {@link EncryptionAlgorithm#fits} it
     * @param iv {@link EncryptionAlgorithm#ivLength} bytes
     * @param aad additional data in this order; none where the algorithm takes none
     * @throws IllegalArgumentException if IV, plaintext or additional data are not for this algorithm
     */
    public static byte[] encrypt(
            EncryptionAlgorithm algorithm, byte[] key, byte[] iv, byte[] plaintext, byte[]... aad) {
        require(algorithm, iv, aad);
        return switch (algorithm) {
            case AES_GCM -> AesGcm.encrypt(key, iv, plaintext, aad);
            case CHACHA20_POLY1305 -> ChaCha20Poly1305.encrypt(key, iv, plaintext, aad);
            case AES_GCM_SIV -> AesGcmSiv.encrypt(key, iv, plaintext, aad);
            case AES_CBC -> AesCbc.encrypt(key, iv, plaintext);
            case AES_CTR -> AesCtr.apply(key, iv, plaintext);
            case AES_XTS -> AesXts.encrypt(key, iv, plaintext);
            default -> throw publicKey(algorithm);
        };
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws GeneralSecurityException if it can't be; which of its kinds must not be told to a caller
     * @throws IllegalArgumentException if IV or additional data are not for this algorithm
     */
    public static byte[] decrypt(EncryptionAlgorithm algorithm, byte[] key, byte[] iv, byte[] ciphertext, byte[]... aad)
            throws GeneralSecurityException {
        require(algorithm, iv, aad);
        return switch (algorithm) {
            case AES_GCM -> AesGcm.decrypt(key, iv, ciphertext, aad);
            case CHACHA20_POLY1305 -> ChaCha20Poly1305.decrypt(key, iv, ciphertext, aad);
            case AES_GCM_SIV -> AesGcmSiv.decrypt(key, iv, ciphertext, aad);
            case AES_CBC -> AesCbc.decrypt(key, iv, ciphertext);
            case AES_CTR -> AesCtr.apply(key, iv, ciphertext);
            case AES_XTS -> AesXts.decrypt(key, iv, ciphertext);
            default -> throw publicKey(algorithm);
        };
    }

    private static void require(EncryptionAlgorithm algorithm, byte[] iv, byte[]... aad) {
        if (iv.length != algorithm.ivLength()) {
            throw new IllegalArgumentException(algorithm + " takes an IV of " + algorithm.ivLength() + " bytes.");
        }
        if (!algorithm.takesAad()) {
            for (byte[] part : aad) {
                if (part.length > 0) {
                    throw new IllegalArgumentException(algorithm + " takes no additional data.");
                }
            }
        }
    }

    private static IllegalArgumentException publicKey(EncryptionAlgorithm algorithm) {
        return new IllegalArgumentException(algorithm + " encrypts with a public key.");
    }
}
