package org.claviger.api.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts one CA and no other: a server's own, rather than all those that browsers know. */
public final class Trust {
    private Trust() {}

    /** Trusts the CA whose certificate (PEM) lies in {@code file}. */
    public static SSLContext inCaOf(Path file) throws IOException, GeneralSecurityException {
        return in(certificateIn(file));
    }

    /** The certificate (PEM) that lies in {@code file}. */
    public static X509Certificate certificateIn(Path file) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    /** Trusts this CA, for TLS 1.2 and 1.3. */
    public static SSLContext in(X509Certificate ca) throws GeneralSecurityException {
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("ca", ca);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** The SHA-256 fingerprint of a certificate, as people compare it: {@code AB:CD:...}, 32 bytes. */
    public static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException("An empty key store could not be made.", e);
        }
        return store;
    }
}
