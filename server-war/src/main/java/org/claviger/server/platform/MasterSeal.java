package org.claviger.server.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets of the server under a master key: AES-256-GCM (NIST SP 800-38D) with a random IV of 12 bytes before and a tag
 * of 16 behind the ciphertext. What the secret belongs to is authenticated with it, so that one moved to another row or
 * column doesn't open.
 */
public final class MasterSeal {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MasterSeal() {}

    /**
     * Seals a secret.
     *
     * @param boundTo what it belongs to, in ASCII
     * @param secret not wiped
     */
    public static byte[] seal(MasterKey key, String boundTo, byte[] secret) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            byte[] ciphertext = gcm(Cipher.ENCRYPT_MODE, key, iv, boundTo).doFinal(secret);
            return ByteBuffer.allocate(IV_BYTES + ciphertext.length)
                    .put(iv)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed.", e);
        }
    }

    /** The secret; the caller wipes it. */
    public static byte[] open(MasterKey key, String boundTo, byte[] sealed) throws AEADBadTagException {
        try {
            byte[] iv = Arrays.copyOf(sealed, IV_BYTES);
            return gcm(Cipher.DECRYPT_MODE, key, iv, boundTo).doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be opened.", e);
        }
    }

    private static Cipher gcm(int mode, MasterKey key, byte[] iv, String boundTo) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
