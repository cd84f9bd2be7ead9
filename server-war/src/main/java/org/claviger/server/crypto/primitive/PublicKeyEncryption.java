package org.claviger.server.crypto.primitive;

import java.security.InvalidKeyException;
import org.claviger.api.crypto.EncryptionAlgorithm;

/** Encryption with a public key, by the name of the algorithm; wrapping a key so is the same. */
public final class PublicKeyEncryption {
    private PublicKeyEncryption() {}

    /**
     * Encrypts.
     *
     * @param aad additional data in this order; of RSA-OAEP they are the label
     * @throws InvalidKeyException if the public key is one that nothing can be encrypted to
     * @throws IllegalArgumentException if the key is not for this algorithm, or the plaintext too long for it
     */
    public static byte[] encrypt(EncryptionAlgorithm algorithm, ParsedPublicKey key, byte[] plaintext, byte[]... aad)
            throws InvalidKeyException {
        require(algorithm.fits(key.algorithm(), key.algorithm().defaultLength()));
        return algorithm == EncryptionAlgorithm.HYBRID_KEM
                ? HybridEncryption.encrypt(key, plaintext, aad)
                : RsaOaep.encrypt(algorithm, key, plaintext, Bytes.concatenated(aad));
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws UndecipherableException if key, ciphertext or additional data differ in a single bit
     * @throws IllegalArgumentException if the key is not for this algorithm
     */
    public static byte[] decrypt(EncryptionAlgorithm algorithm, ParsedPrivateKey key, byte[] ciphertext, byte[]... aad)
            throws UndecipherableException {
        require(algorithm.fits(key.algorithm(), key.algorithm().defaultLength()));
        return algorithm == EncryptionAlgorithm.HYBRID_KEM
                ? HybridEncryption.decrypt(key, ciphertext, aad)
                : RsaOaep.decrypt(algorithm, key, ciphertext, Bytes.concatenated(aad));
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("The key is not for this algorithm.");
        }
    }
}
