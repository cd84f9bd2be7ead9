package org.claviger.server.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * The server's own keys, each in a PKCS#12 key store outside the database: the one that signs access tokens and the
 * profile master key. They are made when the server is installed; here they are only read, and a missing one stops the
 * start, since making another would lose what the old one had sealed.
 */
@ApplicationScoped
public class ServerKeys {
    @Inject
    Settings settings;

    private PrivateKey tokenSigningKey;
    private X509Certificate tokenSigningCertificate;
    private SecretKey profileMasterKey;

    @PostConstruct
    void read() {
        char[] password = password();
        try {
            KeyStore signing = open("token-signing.p12", password);
            tokenSigningKey = (PrivateKey) key(signing, "token-signing", password);
            tokenSigningCertificate = (X509Certificate) signing.getCertificate("token-signing");
            profileMasterKey =
                    (SecretKey) key(open("profile-master-key.p12", password), "profile-master-key", password);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "The key stores in " + settings.keysFolder() + " can't be opened: " + e.getMessage()
                            + ". Restore them, and their password file, from the backup of this installation.",
                    e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Signs access tokens: EC P-256. */
    public PrivateKey tokenSigningKey() {
        return tokenSigningKey;
    }

    /** Carries the public key by which access tokens are verified. */
    public X509Certificate tokenSigningCertificate() {
        return tokenSigningCertificate;
    }

    /** Seals HSM credentials: AES-256. */
    public SecretKey profileMasterKey() {
        return profileMasterKey;
    }

    private KeyStore open(String name, char[] password) throws GeneralSecurityException, IOException {
        Path file = settings.keysFolder().resolve(name);
        if (!Files.exists(file)) {
            throw new IOException(file + " is missing");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static Key key(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        Key key = store.getKey(alias, password);
        if (key == null) {
            throw new GeneralSecurityException("no entry \"" + alias + "\"");
        }
        return key;
    }

    private char[] password() {
        try {
            byte[] bytes = Files.readAllBytes(settings.keysPasswordFile());
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            int length = text.limit();
            while (length > 0 && Character.isWhitespace(text.get(length - 1))) {
                length--;
            }
            char[] password = new char[length];
            text.get(password);
            Arrays.fill(text.array(), '\0');
            Arrays.fill(bytes, (byte) 0);
            return password;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The password of the key stores can't be read from " + settings.keysPasswordFile() + ".", e);
        }
    }
}
