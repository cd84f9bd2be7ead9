package org.claviger.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The master keys that seal what the server itself keeps secret in the database, above all the PINs of HSM profiles; in a key
 * store outside of it. Mostly there is one; while one replaces another there are both. The newest seals.
 */
@ApplicationScoped
public class MasterKeys {
    /** The file of the key store in the keys folder. */
    public static final String FILE = "profile-master-key.p12";

    /** The alias of the first one; later ones have a number behind it. */
    private static final String ALIAS = "profile-master-key";

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    KeyStoreFiles files;

    /** The oldest first. */
    private List<MasterKey> keys = List.of();

    /** Those that were removed since the start: whoever has read a profile before that can still open it. */
    private final Set<MasterKey> retired = new HashSet<>();

    /** What the file held when it was last looked at; its time would not do, which some file systems keep in seconds. */
    private byte[] asOf = {};

    /** The one that seals. */
    public synchronized MasterKey newest() {
        refresh();
        return keys.get(keys.size() - 1);
    }

    /** The one that was there when PINs were still sealed without naming their key. */
    public synchronized MasterKey oldest() {
        refresh();
        return keys.get(0);
    }

    public synchronized Optional<MasterKey> find(String id) {
        refresh();
        return Stream.concat(keys.stream(), retired.stream())
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    /** Makes another, which seals from now on. */
    public synchronized void add() {
        byte[] random = new byte[KEY_BYTES];
        RANDOM.nextBytes(random);
        SecretKey key = new SecretKeySpec(random, "AES");
        Arrays.fill(random, (byte) 0);
        change((store, password) -> {
            List<String> aliases = aliases(store);
            int last = number(aliases.get(aliases.size() - 1));
            store.setKeyEntry(ALIAS + "-" + (last + 1), key, password, null);
        });
    }

    /** Removes those that were there before the one of this id, if that is there. */
    public synchronized void removeOlderThan(String id) {
        change((store, password) -> {
            List<String> ids = read(store, password).stream().map(MasterKey::id).toList();
            for (String older : aliases(store).subList(0, Math.max(ids.indexOf(id), 0))) {
                store.deleteEntry(older);
            }
        });
    }

    private void change(Change change) {
        files.with(FILE, (store, password) -> {
            change.of(store, password);
            files.save(FILE, store, password);
            return FILE;
        });
        refresh();
    }

    /** The file may have been changed by another node. */
    private void refresh() {
        try {
            byte[] now = Files.readAllBytes(files.file(FILE));
            if (!Arrays.equals(now, asOf)) {
                List<MasterKey> before = keys;
                keys = files.with(FILE, MasterKeys::read);
                asOf = now;
                before.stream().filter(Predicate.not(keys::contains)).forEach(retired::add);
            }
        } catch (IOException e) {
            if (keys.isEmpty()) {
                files.with(FILE, MasterKeys::read); // says what is the matter
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<MasterKey> read(KeyStore store, char[] password) throws GeneralSecurityException {
        List<MasterKey> found = new ArrayList<>();
        for (String alias : aliases(store)) {
            found.add(MasterKey.of((SecretKey) store.getKey(alias, password)));
        }
        if (found.isEmpty()) {
            throw new GeneralSecurityException("no entry \"" + ALIAS + "\" in " + FILE);
        }
        return List.copyOf(found);
    }

    private static List<String> aliases(KeyStore store) throws GeneralSecurityException {
        return Collections.list(store.aliases()).stream()
                .filter(alias -> alias.startsWith(ALIAS))
                .sorted(Comparator.comparingInt(MasterKeys::number))
                .toList();
    }

    private static int number(String alias) {
        return alias.equals(ALIAS) ? 1 : Integer.parseInt(alias.substring(ALIAS.length() + 1));
    }

    private interface Change {
        void of(KeyStore store, char[] password) throws GeneralSecurityException;
    }
}
