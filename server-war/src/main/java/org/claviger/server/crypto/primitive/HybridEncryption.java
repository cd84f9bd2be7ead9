package org.claviger.server.crypto.primitive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;

/**
 * Encryption to a public key by a KEM. Version 1 of the format:
 *
 * <pre>
 *   1            version
 *   ciphertext of the KEM; the key's algorithm says how long ({@link Kem#ciphertextLength})
 *   AES-256-GCM of the plaintext, its tag of 16 bytes at the end
 * </pre>
 *
 * Key (32 bytes) and IV (12) of AES-GCM are HKDF-SHA-256 of the shared secret, without salt, with this info: {@code
 * claviger hybrid 1}, a zero byte, the name of the key's {@link Algorithm} in ASCII, a zero byte, the ciphertext of the
 * KEM. So nothing before the AES-GCM can be changed without a different key, and no key or IV comes twice.
 */
public final class HybridEncryption {
    private static final byte VERSION = 1;
    private static final byte[] NO_SALT = {};
    private static final int KEY = 32;

    private HybridEncryption() {}

    /**
     * Encrypts.
     *
     * @param plaintext of any length
     * @param aad authenticated with the plaintext, in this order
     * @throws InvalidKeyException if the public key is one that no secret can be made with
     */
    public static byte[] encrypt(ParsedPublicKey key, byte[] plaintext, byte[]... aad) throws InvalidKeyException {
        try (Encapsulation secret = Kem.encapsulate(key)) {
            byte[] keyAndIv = keyAndIv(key.algorithm(), secret.sharedSecret(), secret.ciphertext());
            byte[] aesKey = Arrays.copyOf(keyAndIv, KEY);
            try {
                return Bytes.concatenated(
                        new byte[] {VERSION},
                        secret.ciphertext(),
                        AesGcm.encrypt(aesKey, iv(keyAndIv), plaintext, aad));
            } finally {
                Arrays.fill(keyAndIv, (byte) 0);
                Arrays.fill(aesKey, (byte) 0);
            }
        }
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws UndecipherableException if key, ciphertext or additional data differ in a single bit
     */
    public static byte[] decrypt(ParsedPrivateKey key, byte[] ciphertext, byte[]... aad)
            throws UndecipherableException {
        int start = 1 + Kem.ciphertextLength(key.algorithm());
        if (ciphertext.length < start + AesGcm.TAG || ciphertext[0] != VERSION) {
            throw new UndecipherableException();
        }
        byte[] encapsulated = Arrays.copyOfRange(ciphertext, 1, start);
        byte[] secret = Kem.decapsulate(key, encapsulated);
        byte[] keyAndIv = keyAndIv(key.algorithm(), secret, encapsulated);
        byte[] aesKey = Arrays.copyOf(keyAndIv, KEY);
        try {
            return AesGcm.decrypt(aesKey, iv(keyAndIv), Arrays.copyOfRange(ciphertext, start, ciphertext.length), aad);
        } catch (GeneralSecurityException e) {
            throw new UndecipherableException();
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(keyAndIv, (byte) 0);
            Arrays.fill(aesKey, (byte) 0);
        }
    }

    private static byte[] keyAndIv(Algorithm algorithm, byte[] secret, byte[] encapsulated) {
        byte[] label = ("claviger hybrid 1\0" + algorithm + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] info = Bytes.concatenated(label, encapsulated);
        return Hkdf.derive(HashAlgorithm.SHA256, secret, NO_SALT, info, KEY + AesGcm.IV);
    }

    private static byte[] iv(byte[] keyAndIv) {
        return Arrays.copyOfRange(keyAndIv, KEY, KEY + AesGcm.IV);
    }
}
