package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-CTR (NIST SP 800-38A, section 6.5). It authenticates nothing: a bit changed here is a bit changed there. */
public final class AesCtr {
    /** Bytes of the first counter block, which is counted up as a number of 128 bits. */
    public static final int IV = 16;

    private AesCtr() {}

    /**
     * Encrypts a plaintext, and decrypts a ciphertext: both are the same.
     *
     * @param key 16, 24 or 32 bytes
     * @param iv 16 bytes; no counter block may come twice under this key
     * @return as long as the text
     */
    public static byte[] apply(byte[] key, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CTR could not encrypt.", e);
        }
    }
}
