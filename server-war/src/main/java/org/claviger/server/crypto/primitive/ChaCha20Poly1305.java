package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** ChaCha20-Poly1305 (RFC 8439): a key of 32 bytes, a nonce of 12, a tag of 16 behind the ciphertext. */
public final class ChaCha20Poly1305 {
    /** Bytes. */
    public static final int NONCE = 12;

    /** Bytes. */
    public static final int TAG = 16;

    private ChaCha20Poly1305() {}

    /**
     * Encrypts.
     *
     * @param key 32 bytes
     * @param nonce 12 bytes, never used before with this key
     * @param aad authenticated with the plaintext, in this order
     * @return ciphertext and tag: 16 bytes more than the plaintext
     */
    public static byte[] encrypt(byte[] key, byte[] nonce, byte[] plaintext, byte[]... aad) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce, aad).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ChaCha20-Poly1305 could not encrypt.", e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws UndecipherableException if key, nonce, ciphertext, tag or additional data differ in a single bit
     */
    public static byte[] decrypt(byte[] key, byte[] nonce, byte[] ciphertext, byte[]... aad)
            throws UndecipherableException {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, aad).doFinal(ciphertext);
        } catch (GeneralSecurityException e) {
            throw new UndecipherableException();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[]... aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        for (byte[] part : aad) {
            cipher.updateAAD(part);
        }
        return cipher;
    }
}
