package org.claviger.server.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.claviger.api.Secret;

/** Secrets of so many random bits that a plain SHA-256 keeps them as safe as a slow password hash would. */
public final class RandomSecrets {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecrets() {}

    /** 256 random bits in base64url (RFC 4648, section 5) without padding. */
    public static Secret next() {
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES)));
    }

    /** So many random bytes. */
    public static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** SHA-256 of the secret in UTF-8. */
    public static byte[] hash(Secret secret) {
        byte[] utf8 = secret.utf8();
        try {
            return MessageDigest.getInstance("SHA-256").digest(utf8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }
}
