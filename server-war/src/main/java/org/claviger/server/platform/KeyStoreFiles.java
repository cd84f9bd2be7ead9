package org.claviger.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Set;

/**
 * The server's own key stores: PKCS#12 files (RFC 7292) outside the database, all under one password, which lies in a file
 * of its own. They are made when the server is installed; a missing one is never made anew here, since that would lose what
 * its keys have sealed.
 */
@ApplicationScoped
public class KeyStoreFiles {
    @Inject
    Settings settings;

    /**
     * Works with a key store.
     *
     * @param name of the file in the keys folder
     * @throws IllegalStateException if it is missing or does not open, with a sentence that says what to do
     */
    public <T> T with(String name, Work<T> work) {
        char[] password = password();
        try {
            return work.on(open(name, password), password);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "The key store " + file(name) + " can't be used: "
                            + (e.getMessage() == null ? "it is damaged" : e.getMessage())
                            + ". Restore it, and its password file, from the backup of this installation; nothing was"
                            + " changed.",
                    e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Writes a key store whole or not at all: whoever reads it meanwhile, or after a crash, finds the old or the new. */
    public void save(String name, KeyStore store, char[] password) throws GeneralSecurityException, IOException {
        Path file = file(name);
        Path fresh = file.resolveSibling(name + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                OutputStream out = Channels.newOutputStream(channel)) {
            store.store(out, password);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        // The new name has to be on the disk as well before anything is sealed under a new key.
        try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Where a key store lies. */
    public Path file(String name) {
        return settings.keysFolder().resolve(name);
    }

    /** An entry with its key; refuses if there is none. */
    static KeyStore.Entry entry(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        KeyStore.Entry entry = store.getEntry(alias, new KeyStore.PasswordProtection(password));
        if (entry == null) {
            throw new GeneralSecurityException("no entry \"" + alias + "\"");
        }
        return entry;
    }

    private KeyStore open(String name, char[] password) throws GeneralSecurityException, IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            throw new IOException(file + " is missing");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
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

    /** What is done with an open key store. */
    public interface Work<T> {
        T on(KeyStore store, char[] password) throws GeneralSecurityException, IOException;
    }
}
