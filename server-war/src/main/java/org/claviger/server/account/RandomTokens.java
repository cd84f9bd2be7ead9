package org.claviger.server.account;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.claviger.api.Secret;

/** Secrets of so many random bits that a plain SHA-256 keeps them as safe as a slow password hash would. */
final class RandomTokens {
    private static final int REFRESH_BYTES = 32;
    private static final int RECOVERY_BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomTokens() {}

    /** A refresh token: 256 bits in base64url. */
    static Secret refreshToken() {
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random(REFRESH_BYTES)));
    }

    /** A recovery code: 80 bits in hexadecimal, in two groups. */
    static Secret recoveryCode() {
        String hex = HexFormat.of().formatHex(random(RECOVERY_BYTES));
        return Secret.of(hex.substring(0, RECOVERY_BYTES) + "-" + hex.substring(RECOVERY_BYTES));
    }

    static byte[] hash(Secret token) {
        byte[] utf8 = token.utf8();
        try {
            return MessageDigest.getInstance("SHA-256").digest(utf8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    /** Of a recovery code as somebody has typed it. */
    static String recoveryHash(String code) {
        return HexFormat.of().formatHex(hash(Secret.of(code.strip().toLowerCase(Locale.ROOT))));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
