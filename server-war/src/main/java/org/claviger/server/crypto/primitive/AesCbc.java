package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-CBC (NIST SP 800-38A, section 6.2) with the padding of PKCS#7 (RFC 5652, section 6.3). It authenticates nothing:
 * whoever may ask for the decryption of changed ciphertexts learns plaintext from which of them fail. It is there for
 * partners that know nothing better.
 */
public final class AesCbc {
    /** Bytes. */
    public static final int IV = 16;

    private AesCbc() {}

    /**
     * Encrypts.
     *
     * @param key 16, 24 or 32 bytes
     * @param iv 16 bytes that nobody can foresee
     * @return whole blocks of 16 bytes, 1 to 16 bytes more than the plaintext
     */
    public static byte[] encrypt(byte[] key, byte[] iv, byte[] plaintext) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CBC could not encrypt.", e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws UndecipherableException if it is not whole blocks, or its padding is wrong
     */
    public static byte[] decrypt(byte[] key, byte[] iv, byte[] ciphertext) throws UndecipherableException {
        if (ciphertext.length == 0) {
            throw new UndecipherableException();
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, iv).doFinal(ciphertext);
        } catch (GeneralSecurityException e) {
            throw new UndecipherableException();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher;
    }
}
