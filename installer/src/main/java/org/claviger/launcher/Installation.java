package org.claviger.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private static final String CA = "ca.p12";

    private final DataFolder data;

    Installation(DataFolder data) {
        this.data = data;
    }

    /** Makes what isn't there at a first start: all of it or, if that is interrupted, nothing that counts. */
    void prepare() {
        try {
            if (Files.notExists(data.keys())) {
                requireNothingOf(data.tls());
                makeAll();
            }
            if (Files.notExists(data.tls()) && Files.exists(staged(data.tls()))) {
                Files.move(staged(data.tls()), data.tls(), StandardCopyOption.ATOMIC_MOVE);
            }
            requireFiles(
                    passwordFile(),
                    keyStore(PROFILE_MASTER_KEY),
                    keyStore(TOKEN_SIGNING),
                    data.tls().resolve(CA),
                    trustStore(),
                    data.caFile());
            certifyServer();
        } catch (GeneralSecurityException | IOException e) {
            throw new LaunchException(
                    "The keys of the installation in " + data.keys() + " can't be made or read: " + e.getMessage(), e);
        }
    }

    /** Beside their places first; the move of the keys is what makes an installation of it. */
    private void makeAll() throws GeneralSecurityException, IOException {
        Path keys = Files.createDirectories(staged(data.keys()));
        Path tls = Files.createDirectories(staged(data.tls()));
        DataFolder.make(keys);
        DataFolder.make(tls);
        String text = Randoms.password();
        char[] password = text.toCharArray();
        DataFolder.writeSecret(keys.resolve(passwordFile().getFileName()), text);
        KeyGenerator aes = KeyGenerator.getInstance("AES");
        aes.init(256);
        KeyStores.write(keys.resolve(PROFILE_MASTER_KEY + ".p12"), password, PROFILE_MASTER_KEY, aes.generateKey());
        Issued signing = CertificateAuthority.selfSigned("Claviger access tokens");
        KeyStores.write(
                keys.resolve(TOKEN_SIGNING + ".p12"), password, TOKEN_SIGNING, signing.key(), signing.certificate());
        CertificateAuthority ca = CertificateAuthority.create();
        KeyStores.write(tls.resolve(CA), password, "ca", ca.key(), ca.certificate());
        KeyStores.write(tls.resolve(trustStore().getFileName()), password, "ca", ca.certificate());
        Files.writeString(tls.resolve(data.caFile().getFileName()), pem(ca.certificate()));
        Files.move(keys, data.keys(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path staged(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".new");
    }

    private void certifyServer() throws GeneralSecurityException, IOException {
        if (Files.exists(serverStore()) && !isOursAndExpiresSoon()) {
            return;
        }
        KeyStore store = KeyStores.read(data.tls().resolve(CA), password());
        CertificateAuthority ca = new CertificateAuthority(
                (PrivateKey) store.getKey("ca", password()), (X509Certificate) store.getCertificate("ca"));
        Issued server = ca.certifyServer();
        KeyStores.write(serverStore(), password(), "server", server.key(), server.certificate(), ca.certificate());
    }

    /** One of another CA is its operator's to replace: clients trust that CA, not ours. */
    private boolean isOursAndExpiresSoon() throws GeneralSecurityException, IOException {
        X509Certificate certificate =
                (X509Certificate) KeyStores.read(serverStore(), password()).getCertificate("server");
        if (certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(RENEW_BEFORE))) {
            return false;
        }
        X509Certificate ca = (X509Certificate)
                KeyStores.read(data.tls().resolve(CA), password()).getCertificate("ca");
        return certificate.getIssuerX500Principal().equals(ca.getSubjectX500Principal());
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    private static void requireNothingOf(Path folder) {
        if (Files.exists(folder)) {
            throw new LaunchException("The keys of the installation are missing beside " + folder
                    + ". Restore them from the backup of this installation; nothing was overwritten.");
        }
    }

    private static void requireFiles(Path... files) {
        for (Path file : files) {
            if (Files.notExists(file)) {
                throw new LaunchException("The file " + file
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
