package org.claviger.server.kmip.listener;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS 1.2 and 1.3 with the server's own certificate, that of HTTPS; by BoringSSL where there is one, by the JDK elsewhere. */
final class ListenerTls {
    /** As the JDK names what HTTPS uses (JSSE Reference Guide). */
    private static final String KEY_STORE = "javax.net.ssl.keyStore";

    /** The launcher's, as {@code domain.xml} names it for HTTPS: whom a certificate leads to is asked for each message. */
    private static final String ANY_CLIENT = "ClavigerAnyClient";

    private ListenerTls() {}

    static SslContext context() {
        String file = System.getProperty(KEY_STORE);
        char[] password = System.getProperty(KEY_STORE + "Password", "").toCharArray();
        if (file == null) {
            throw new IllegalStateException(
                    "KMIP's port needs the server's key store, which the system property " + KEY_STORE + " names.");
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            TrustManagerFactory anyClient = TrustManagerFactory.getInstance(ANY_CLIENT);
            anyClient.init(store);
            return context(store, password, anyClient);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The key store " + file + " can't be used for KMIP's port.", e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** With the key and certificate of a store: of RSA, or of a curve. */
    static SslContext context(KeyStore store, char[] password, TrustManagerFactory clients)
            throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        return SslContextBuilder.forServer(keys)
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .clientAuth(ClientAuth.OPTIONAL)
                .trustManager(clients)
                .build();
    }
}
