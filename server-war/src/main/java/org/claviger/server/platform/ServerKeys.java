package org.claviger.server.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** The key by which the server signs statements in the audit trail. */
@ApplicationScoped
public class ServerKeys {
    private static final String ALIAS = "token-signing";

    @Inject
    KeyStoreFiles files;

    private PrivateKey signingKey;
    private X509Certificate signingCertificate;

    @PostConstruct
    void read() {
        KeyStore.PrivateKeyEntry entry = files.with(ALIAS + ".p12", (store, password) ->
                (KeyStore.PrivateKeyEntry) KeyStoreFiles.entry(store, ALIAS, password));
        signingKey = entry.getPrivateKey();
        signingCertificate = (X509Certificate) entry.getCertificate();
    }

    /** EC P-256. */
    public PrivateKey signingKey() {
        return signingKey;
    }

    /** Carries the public key by which signatures are verified. */
    public X509Certificate signingCertificate() {
        return signingCertificate;
    }
}
