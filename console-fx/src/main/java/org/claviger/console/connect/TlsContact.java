package org.claviger.console.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ServerUnreachableException;
import org.claviger.api.client.Trust;
import org.claviger.console.common.ConsoleException;

/** TLS handshakes and nothing else: no byte of HTTP is sent before the CA is pinned. */
public final class TlsContact implements Contact {
    static final String NOT_TLS = "NOT_TLS";
    static final String NO_CA = "NO_CA";
    static final String IDENTITY_UNPROVEN = "IDENTITY_UNPROVEN";

    private static final int HTTPS_PORT = 443;
    private static final int PATIENCE_MILLIS = 10_000;

    private final String program;

    /** Connects as {@code program}, which the server tells people who ask for their sign-ins. */
    public TlsContact(String program) {
        this.program = program;
    }

    @Override
    public X509Certificate caOf(URI server) throws ConsoleException {
        ChainWitness witness = new ChainWitness();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {witness}, null);
            handshake(server, context);
        } catch (SSLException e) {
            // Expected: the witness ends every handshake as soon as it has seen the chain.
            if (witness.chain().isEmpty()) {
                throw new ConsoleException(NOT_TLS, e);
            }
        } catch (IOException e) {
            throw unreachable(server, e);
        } catch (GeneralSecurityException e) {
            throw new ConsoleException(NOT_TLS, e);
        }
        return issuer(witness.chain());
    }

    @Override
    public ApiClient connect(URI server, X509Certificate ca) throws ConsoleException {
        try {
            SSLContext context = Trust.in(ca);
            handshake(server, context);
            return new ApiClient(server, context, program);
        } catch (SSLException | GeneralSecurityException e) {
            throw new ConsoleException(IDENTITY_UNPROVEN, e);
        } catch (IOException e) {
            throw unreachable(server, e);
        }
    }

    private static void handshake(URI server, SSLContext context) throws IOException {
        int port = server.getPort() < 0 ? HTTPS_PORT : server.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.getHost(), port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (SSLSocket tls =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, server.getHost(), port, false)) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
                tls.startHandshake();
            }
        }
    }

    private static X509Certificate issuer(List<X509Certificate> chain) throws ConsoleException {
        X509Certificate last = chain.get(chain.size() - 1);
        if (chain.size() < 2 || last.getBasicConstraints() < 0) {
            throw new ConsoleException(NO_CA, last.getSubjectX500Principal().getName());
        }
        try {
            chain.get(chain.size() - 2).verify(last.getPublicKey());
            last.verify(last.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new ConsoleException(NO_CA, e);
        }
        return last;
    }

    private static ServerUnreachableException unreachable(URI server, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new ServerUnreachableException("No answer from " + server + ": " + reason, e);
    }
}
