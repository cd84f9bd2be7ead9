package org.claviger.console.flow;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** An authenticator on somebody's phone (RFC 6238). */
final class Authenticator {
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private final SecretKeySpec secret;
    private Instant at = Instant.now().minus(CODES.getTimeStep());

    /** Takes the secret as people type it. */
    Authenticator(String secret) {
        String padded = secret + "=".repeat((8 - secret.length() % 8) % 8);
        this.secret = new SecretKeySpec(Base32.decode(padded), "HmacSHA1");
    }

    /** A code that was not shown before: no server takes one twice. The first is of the step before this one. */
    String next() throws InvalidKeyException {
        String code = CODES.generateOneTimePasswordString(secret, at);
        at = at.plus(CODES.getTimeStep());
        return code;
    }
}
