package org.claviger.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.KeyGenerator;
import org.claviger.launcher.CertificateAuthority.Issued;

/**
 * The keys and certificates of an installation. What is missing at the very first start is made; later a missing key is
 * an error, since a new one could not open what the old one has sealed. Only the server's certificate is renewed.
 */
final class Installation {
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final String PROFILE_MASTER_KEY = "profile-master-key";
    private static final String TOKEN_SIGNING = "token-signing";

    private final DataFolder data;

    Installation(DataFolder data) {
        this.data = data;
    }

    /** Makes what isn't there at a first start. */
    void prepare() {
        try {
            if (Files.notExists(passwordFile())) {
                requireNothingOf(keyStore(PROFILE_MASTER_KEY), keyStore(TOKEN_SIGNING));
                DataFolder.writeSecret(passwordFile(), Randoms.password());
                makeKeys();
            }
            requireFiles(keyStore(PROFILE_MASTER_KEY), keyStore(TOKEN_SIGNING));
            certifyServer();
        } catch (GeneralSecurityException | IOException e) {
            throw new LaunchException(
                    "The keys of the installation in " + data.keys() + " can't be made or read: " + e.getMessage(), e);
        }
    }

    private void makeKeys() throws GeneralSecurityException, IOException {
        KeyGenerator aes = KeyGenerator.getInstance("AES");
        aes.init(256);
        KeyStores.write(keyStore(PROFILE_MASTER_KEY), password(), PROFILE_MASTER_KEY, aes.generateKey());
        Issued signing = CertificateAuthority.selfSigned("Claviger access tokens");
        KeyStores.write(keyStore(TOKEN_SIGNING), password(), TOKEN_SIGNING, signing.key(), signing.certificate());
    }

    private void certifyServer() throws GeneralSecurityException, IOException {
        if (Files.exists(serverStore()) && !expiresSoon()) {
            return;
        }
        CertificateAuthority ca = authority();
        Issued server = ca.certifyServer();
        KeyStores.write(serverStore(), password(), "server", server.key(), server.certificate(), ca.certificate());
    }

    private boolean expiresSoon() throws GeneralSecurityException, IOException {
        X509Certificate certificate =
                (X509Certificate) KeyStores.read(serverStore(), password()).getCertificate("server");
        return certificate.getNotAfter().toInstant().isBefore(Instant.now().plus(RENEW_BEFORE));
    }

    private CertificateAuthority authority() throws GeneralSecurityException, IOException {
        Path file = data.tls().resolve("ca.p12");
        if (Files.exists(file)) {
            KeyStore store = KeyStores.read(file, password());
            return new CertificateAuthority(
                    (PrivateKey) store.getKey("ca", password()), (X509Certificate) store.getCertificate("ca"));
        }
        CertificateAuthority ca = CertificateAuthority.create();
        KeyStores.write(file, password(), "ca", ca.key(), ca.certificate());
        KeyStores.write(trustStore(), password(), "ca", ca.certificate());
        Files.writeString(data.caFile(), pem(ca.certificate()));
        return ca;
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    private static void requireNothingOf(Path... files) {
        for (Path file : files) {
            if (Files.exists(file)) {
                throw new LaunchException("The password of the key stores is missing beside " + file
                        + ". Restore it from the backup of this installation; nothing was overwritten.");
            }
        }
    }

    private static void requireFiles(Path... files) {
        for (Path file : files) {
            if (Files.notExists(file)) {
                throw new LaunchException("The key store " + file
                        + " is missing. Restore it from the backup of this installation; a new one could not open what"
                        + " the old one has sealed, so none was made.");
            }
        }
    }

    private Path keyStore(String name) {
        return data.keys().resolve(name + ".p12");
    }

    Path passwordFile() {
        return data.keys().resolve("keystore.password");
    }

    /** Of all key stores of the installation. */
    char[] password() {
        try {
            return Files.readString(passwordFile()).strip().toCharArray();
        } catch (IOException e) {
            throw new LaunchException("The password of the key stores can't be read: " + e.getMessage(), e);
        }
    }

    /** Whom the server trusts by default: nobody but its own CA. */
    Path trustStore() {
        return data.tls().resolve("trust.p12");
    }

    /** The server's TLS key with its chain up to the CA. */
    Path serverStore() {
        return data.tls().resolve("server.p12");
    }
}
