package org.claviger.server.kmip.listener;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets the handshake pass for a client certificate of any issuer, since the CAs of tenants come and go while the server runs
 * (docs/adr/0019). TLS proves that the client has the private key; whom the certificate leads to, if to anybody, is asked for
 * each message. No server is ever trusted by it.
 */
final class AnyClient extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType) {
        // See above.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket) {
        // See above.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine) {
        // See above.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    /** None is named, so that a client sends what it has. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static CertificateException noServer() {
        return new CertificateException("This trust manager is for the server's own port: it trusts no server.");
    }
}
