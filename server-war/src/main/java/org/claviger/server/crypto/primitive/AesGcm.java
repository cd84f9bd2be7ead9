package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM (NIST SP 800-38D) with an IV of 12 bytes and a tag of 16, behind the ciphertext. */
public final class AesGcm {
    /** Bytes. */
    public static final int IV = 12;

    /** Bytes. */
    public static final int TAG = 16;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /** The first that has it; looked for once, since to look takes as long as to encrypt a kibibyte. */
    private static final Provider PROVIDER = provider();

    private AesGcm() {}

    private static Provider provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("There is no AES-GCM.", e);
        }
    }

    /**
     * Encrypts.
     *
     * @param key 16, 24 or 32 bytes
     * @param iv 12 bytes, never used before with this key
     * @param aad authenticated with the plaintext, in this order
     * @return ciphertext and tag: 16 bytes more than the plaintext
     */
    public static byte[] encrypt(byte[] key, byte[] iv, byte[] plaintext, byte[]... aad) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, iv, aad).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM could not encrypt.", e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws AEADBadTagException if key, IV, ciphertext, tag or additional data differ in a single bit
     */
    public static byte[] decrypt(byte[] key, byte[] iv, byte[] ciphertext, byte[]... aad) throws AEADBadTagException {
        if (ciphertext.length < TAG) {
            throw new AEADBadTagException("The ciphertext is too short to hold its tag.");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, iv, aad).doFinal(ciphertext);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            AEADBadTagException bad = new AEADBadTagException("AES-GCM could not decrypt.");
            bad.initCause(e);
            throw bad;
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] iv, byte[]... aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION, PROVIDER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, iv));
        for (byte[] part : aad) {
            cipher.updateAAD(part);
        }
        return cipher;
    }
}
