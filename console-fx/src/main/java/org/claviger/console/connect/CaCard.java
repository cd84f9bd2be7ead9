package org.claviger.console.connect;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.claviger.api.client.Trust;

/**
 * What a person is shown of a CA.
 *
 * @param subject its distinguished name
 * @param from start of its validity
 * @param until end of its validity
 * @param fingerprint SHA-256, {@code AB:CD:...}
 */
public record CaCard(String subject, Instant from, Instant until, String fingerprint) {
    private static final int HALF = 48;

    /** The card of a certificate. */
    public static CaCard of(X509Certificate ca) {
        try {
            return new CaCard(
                    ca.getSubjectX500Principal().toString(),
                    ca.getNotBefore().toInstant(),
                    ca.getNotAfter().toInstant(),
                    Trust.fingerprint(ca));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate that was read can't be written.", e);
        }
    }

    /** The fingerprint in two lines of 16 bytes, which is how much the eye compares at a time. */
    public String fingerprintInTwoLines() {
        return fingerprint.substring(0, HALF - 1) + "\n" + fingerprint.substring(HALF);
    }
}
