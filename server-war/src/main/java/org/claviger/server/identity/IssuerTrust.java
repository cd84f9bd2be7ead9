package org.claviger.server.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whose TLS certificates an issuer may show. Never what the server trusts by default: that is its own CA alone, which vouches
 * for no issuer.
 */
final class IssuerTrust {
    private static final Path OF_THE_JDK = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");

    private IssuerTrust() {}

    /** Trusts the CAs (PEM) in a file, or without one those that the JDK brings. */
    static SSLSocketFactory of(@Nullable Path caFile) {
        try {
            KeyStore trusted = caFile == null ? KeyStore.getInstance(OF_THE_JDK.toFile(), (char[]) null) : in(caFile);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The CA certificates in " + (caFile == null ? OF_THE_JDK : caFile)
                            + " can't be read. claviger.oidc.NAME.ca-file in claviger.properties has to name a file with"
                            + " certificates in PEM.",
                    e);
        }
    }

    private static KeyStore in(Path caFile) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(caFile)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw new IOException("There is no certificate in it.");
            }
            for (Certificate certificate : certificates) {
                store.setCertificateEntry(Integer.toString(store.size()), certificate);
            }
        }
        return store;
    }
}
