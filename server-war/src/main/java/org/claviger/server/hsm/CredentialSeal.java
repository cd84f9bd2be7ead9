package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.claviger.api.Secret;
import org.claviger.server.platform.ServerKeys;

/**
 * Seals the PINs of HSM profiles under the profile master key: AES-256-GCM (NIST SP 800-38D) with a random IV of 12 bytes
 * before and a tag of 16 behind the ciphertext. Profile and use are authenticated with it, so that a PIN moved to another
 * row, or from usage to management, doesn't open.
 */
@ApplicationScoped
class CredentialSeal {
    /** Whose PIN it is. */
    enum Use {
        MANAGEMENT,
        USAGE
    }

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    ServerKeys keys;

    byte[] seal(UUID profile, Use use, Secret pin) {
        byte[] utf8 = pin.utf8();
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            byte[] ciphertext = gcm(Cipher.ENCRYPT_MODE, iv, profile, use).doFinal(utf8);
            return ByteBuffer.allocate(IV_BYTES + ciphertext.length)
                    .put(iv)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A PIN could not be sealed.", e);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    /** The PIN in UTF-8; the caller wipes it. */
    byte[] open(UUID profile, Use use, byte[] sealed) {
        try {
            byte[] iv = Arrays.copyOf(sealed, IV_BYTES);
            return gcm(Cipher.DECRYPT_MODE, iv, profile, use).doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A PIN of HSM profile " + profile
                            + " does not open: the profile master key is not the one that it was"
                            + " sealed under, or the row was changed.",
                    e);
        }
    }

    private Cipher gcm(int mode, byte[] iv, UUID profile, Use use) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.profileMasterKey(), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD((profile + "|" + use).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
