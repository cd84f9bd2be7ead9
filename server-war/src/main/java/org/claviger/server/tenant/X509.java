package org.claviger.server.tenant;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/** How certificates are read, written and named here. */
final class X509 {
    private static final Base64.Encoder LINES_OF_64 =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;

    private X509() {}

    /** Reads PEM (RFC 7468); refuses what is none. */
    static List<X509Certificate> read(String pem) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return factory
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, "This is no certificate in PEM.", e);
        }
    }

    static String write(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n" + LINES_OF_64.encodeToString(encoded(certificate))
                + "\n-----END CERTIFICATE-----\n";
    }

    /** SHA-256 of the certificate, in hexadecimal. */
    static String fingerprint(X509Certificate certificate) {
        return sha256(encoded(certificate));
    }

    /** SHA-256 of the public key (SubjectPublicKeyInfo), in hexadecimal. */
    static String keyId(X509Certificate certificate) {
        return sha256(certificate.getPublicKey().getEncoded());
    }

    /** Reads a distinguished name (RFC 4514); refuses what is none. */
    static X500Principal subject(String text) {
        try {
            return new X500Principal(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "The subject is no distinguished name as RFC 4514 has it, such as CN=billing,O=East.",
                    e);
        }
    }

    /** Two names that RFC 5280 (section 7.1) calls the same are equal in this form. */
    static String canonical(X500Principal name) {
        return name.getName(X500Principal.CANONICAL);
    }

    /** True if the key has at least 112 bits of strength (NIST SP 800-57 Part 1, table 2), as far as can be told. */
    static boolean isStrong(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
        }
        if (key instanceof ECPublicKey ec) {
            return ec.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
        }
        return key.getAlgorithm().equals("EdDSA");
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
