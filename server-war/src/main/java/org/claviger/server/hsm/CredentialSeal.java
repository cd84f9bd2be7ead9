package org.claviger.server.hsm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals the PINs of HSM profiles under a profile master key: AES-256-GCM (NIST SP 800-38D) with a random IV of 12 bytes
 * before and a tag of 16 behind the ciphertext. Profile and use are authenticated with it, so that a PIN moved to another
 * row, or from usage to management, doesn't open.
 */
final class CredentialSeal {
    /** Whose PIN it is. */
    enum Use {
        MANAGEMENT,
        USAGE
    }

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CredentialSeal() {}

    /**
     * Seals a PIN.
     *
     * @param pin in UTF-8; not wiped
     */
    static byte[] seal(MasterKey key, UUID profile, Use use, byte[] pin) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            byte[] ciphertext = gcm(Cipher.ENCRYPT_MODE, key, iv, profile, use).doFinal(pin);
            return ByteBuffer.allocate(IV_BYTES + ciphertext.length)
                    .put(iv)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A PIN could not be sealed.", e);
        }
    }

    /** The PIN in UTF-8; the caller wipes it. */
    static byte[] open(MasterKey key, UUID profile, Use use, byte[] sealed) throws AEADBadTagException {
        try {
            byte[] iv = Arrays.copyOf(sealed, IV_BYTES);
            return gcm(Cipher.DECRYPT_MODE, key, iv, profile, use).doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A PIN could not be opened.", e);
        }
    }

    private static Cipher gcm(int mode, MasterKey key, byte[] iv, UUID profile, Use use)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD((profile + "|" + use).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
