package org.claviger.blackbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.claviger.api.client.Trust;
import org.claviger.blackbox.Http.Answer;
import org.claviger.launcher.ServerProcess;
import org.claviger.server.TestCa.Bearer;
import org.jspecify.annotations.Nullable;

/** An application that bears a certificate, good or not, and sends it when it is asked for one. */
final class CertificateCaller {
    private static final char[] IN_MEMORY = "in memory".toCharArray();

    private final URI base;
    private final SSLContext tls;
    private final String protocol;
    private HttpClient client;

    /** One that speaks this protocol alone; it has no certificate if there is no bearer. */
    CertificateCaller(ServerProcess server, @Nullable Bearer bearer, String protocol) {
        this.base = server.base();
        this.protocol = protocol;
        this.tls = tls(server, bearer);
        this.client = connect();
    }

    /** Trusts the server alone, and has the certificate of a bearer, if there is one. */
    static SSLContext tls(ServerProcess server, @Nullable Bearer bearer) {
        try {
            KeyStore trusted = emptyStore();
            trusted.setCertificateEntry("ca", Trust.certificateIn(server.data().caFile()));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(bearer == null ? null : keys(bearer), trust.getTrustManagers(), null);
            return tls;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SunX509 sends what it has, even what its extensions forbid. */
    private static KeyManager[] keys(Bearer bearer) throws IOException, GeneralSecurityException {
        KeyStore own = emptyStore();
        own.setKeyEntry("own", bearer.key(), IN_MEMORY, bearer.chain().toArray(Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
        managers.init(own, IN_MEMORY);
        return managers.getKeyManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private HttpClient connect() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .sslParameters(new SSLParameters(null, new String[] {protocol}))
                .build();
    }

    /** For connections of other kinds. */
    SSLContext tls() {
        return tls;
    }

    /** From now on by a new connection, which resumes the TLS session of the last. */
    void reconnect() {
        client = connect();
    }

    Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
