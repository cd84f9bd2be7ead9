package org.claviger.launcher;

import java.net.Socket;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets the handshake of the server's HTTPS listener pass for a client certificate of any issuer, since the CAs of tenants
 * come and go while the server runs (docs/adr/0019). TLS proves that the caller has the private key; whom the certificate
 * leads to, if to anybody, the application decides. {@code domain.xml} names {@link #ALGORITHM} for that listener alone, and
 * there it can do nothing but this: no server is ever trusted by it.
 */
final class AnyClient extends Provider {
    /** What {@code trust-algorithm} in {@code domain.xml} names. */
    static final String ALGORITHM = "ClavigerAnyClient";

    private static final long serialVersionUID = 1L;
    private static final String TYPE = "TrustManagerFactory";

    AnyClient() {
        super("Claviger", "1", "Lets the handshake pass for a client certificate of any issuer");
        putService(new Service(this, TYPE, ALGORITHM, Factory.class.getName(), List.of(), null) {
            @Override
            public Object newInstance(Object parameter) {
                return new Factory();
            }
        });
    }

    private static final class Factory extends TrustManagerFactorySpi {
        @Override
        protected void engineInit(KeyStore trustStore) {
            // What is in it makes no difference.
        }

        @Override
        protected void engineInit(ManagerFactoryParameters parameters) {
            // Nor do these.
        }

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return new TrustManager[] {new Manager()};
        }
    }

    /** An extended one, which the JDK doesn't wrap into checks of its own. */
    private static final class Manager extends X509ExtendedTrustManager {
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
        public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket)
                throws CertificateException {
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
            return new CertificateException(
                    "This trust manager is for the server's own listener: it trusts no server.");
        }
    }
}
