package org.claviger.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.crypto.SecretKey;

/** PKCS#12 files (RFC 7292) with one entry each. They are written whole or not at all, and only their owner may read them. */
final class KeyStores {
    private KeyStores() {}

    static void write(Path file, char[] password, String alias, PrivateKey key, X509Certificate... chain)
            throws GeneralSecurityException, IOException {
        write(file, password, store -> store.setKeyEntry(alias, key, password, (Certificate[]) chain));
    }

    static void write(Path file, char[] password, String alias, SecretKey key)
            throws GeneralSecurityException, IOException {
        write(file, password, store -> store.setKeyEntry(alias, key, password, null));
    }

    /** A store of what is trusted, without any key. */
    static void write(Path file, char[] password, String alias, X509Certificate trusted)
            throws GeneralSecurityException, IOException {
        write(file, password, store -> store.setCertificateEntry(alias, trusted));
    }

    static KeyStore read(Path file, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static void write(Path file, char[] password, Filler filler) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        filler.fill(store);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(fresh)) {
            store.store(out, password);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private interface Filler {
        void fill(KeyStore store) throws GeneralSecurityException;
    }
}
