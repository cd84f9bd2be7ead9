package org.claviger.launcher;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.net.URI;
import java.nio.file.Path;
import java.security.Security;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The Amazon Corretto Crypto Provider: AWS-LC behind JCA, for TLS and for applications' keys alike, several times as fast as
 * the JDK's own algorithms. Where its library doesn't load, on another platform above all, the JDK's do.
 */
final class NativeCryptography {
    private static final Logger LOG = Logger.getLogger(NativeCryptography.class.getName());

    private NativeCryptography() {}

    /** The jar, which the server's class path needs. */
    static Path jar() {
        return Path.of(URI.create(AmazonCorrettoCryptoProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    /** Makes it the first provider of this process, if it works here. */
    static void prefer() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        Throwable fault = provider.getLoadingError();
        if (fault == null) {
            Security.insertProviderAt(provider, 1);
            LOG.info(() -> "Cryptography is native, by " + provider.getName() + " " + provider.getVersionStr());
        } else {
            LOG.log(Level.WARNING, fault, () -> "Cryptography is the JDK's own: the native one does not load here");
        }
    }
}
