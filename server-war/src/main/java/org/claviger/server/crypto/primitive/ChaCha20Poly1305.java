package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
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

    /**
     * Decrypts what others have made with a tag of fewer bytes.
     *
     * @param tag bytes of the tag behind the ciphertext
     * @throws UndecipherableException as {@link #decrypt} does
     */
    public static byte[] decryptTruncated(byte[] key, byte[] nonce, int tag, byte[] ciphertext, byte[]... aad)
            throws UndecipherableException {
        if (tag == TAG) {
            return decrypt(key, nonce, ciphertext, aad);
        }
        if (ciphertext.length < tag) {
            throw new UndecipherableException();
        }
        int end = ciphertext.length - tag;
        // The first block of the key stream is the key of Poly1305 (RFC 8439, section 2.8).
        byte[] plaintext = ChaCha20.apply(key, nonce, 1, Arrays.copyOf(ciphertext, end));
        byte[] whole = encrypt(key, nonce, plaintext, aad);
        if (!MessageDigest.isEqual(Arrays.copyOf(whole, ciphertext.length), ciphertext)) {
            Arrays.fill(plaintext, (byte) 0);
            throw new UndecipherableException();
        }
        return plaintext;
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
