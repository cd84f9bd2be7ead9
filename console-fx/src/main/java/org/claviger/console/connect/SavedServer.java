package org.claviger.console.connect;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * A server that was trusted, and by which CA.
 *
 * @param address {@code https://host:port}
 * @param ca the pinned certificate, DER in Base64
 */
public record SavedServer(String address, String ca) {
    /** A server and the CA that was confirmed for it. */
    static SavedServer of(String address, X509Certificate ca) throws CertificateEncodingException {
        return new SavedServer(address, Base64.getEncoder().encodeToString(ca.getEncoded()));
    }

    /** The pinned certificate. */
    X509Certificate certificate() throws CertificateException {
        try {
            byte[] der = Base64.getDecoder().decode(ca);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (IllegalArgumentException e) {
            throw new CertificateException("The pinned certificate of " + address + " is damaged.", e);
        }
    }
}
