package org.claviger.server.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.claviger.server.platform.RandomSecrets;

/**
 * Codes of an authenticator: RFC 6238 with HMAC-SHA-1, six digits and steps of 30 seconds, which is what all authenticators
 * do. A clock may be one step off (section 5.2).
 */
final class Totp {
    /** As long as the hash (RFC 4226, section 4). */
    static final int SECRET_BYTES = 20;

    private static final int DRIFT_STEPS = 1;
    private static final String MAC = "HmacSHA1";
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private Totp() {}

    static byte[] newSecret() {
        return RandomSecrets.bytes(SECRET_BYTES);
    }

    /** The time step whose code this is; empty if it is the code of none that counts now. */
    static OptionalLong stepOf(byte[] secret, String code, Instant now) {
        OptionalLong found = OptionalLong.empty();
        for (int drift = -DRIFT_STEPS; drift <= DRIFT_STEPS; drift++) {
            Instant at = now.plus(CODES.getTimeStep().multipliedBy(drift));
            byte[] expected = code(secret, at).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(expected, code.getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(
                        at.getEpochSecond() / CODES.getTimeStep().toSeconds());
            }
        }
        return found;
    }

    static String code(byte[] secret, Instant at) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(secret, MAC), at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As people type it: Base32 (RFC 4648, section 6) without padding. */
    static String base32(byte[] secret) {
        return Base32.toBase32String(secret).replace("=", "");
    }

    /** What a QR code says to an authenticator. */
    static String uri(byte[] secret, String account) {
        String label =
                URLEncoder.encode("Claviger:" + account, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + base32(secret) + "&issuer=Claviger";
    }
}
