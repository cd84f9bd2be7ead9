package org.claviger.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
    private static final char[] PASSWORD = "a password of a test".toCharArray();

    @TempDir
    Path folder;

    private MasterKeys keys;

    @BeforeEach
    void install() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("profile-master-key", new SecretKeySpec(new byte[32], "AES"), PASSWORD, null);
        try (OutputStream out = Files.newOutputStream(folder.resolve(MasterKeys.FILE))) {
            store.store(out, PASSWORD);
        }
        Files.writeString(folder.resolve("password"), String.valueOf(PASSWORD) + "\n");
        keys = onFolder();
    }

    @Test
    void the_one_that_was_installed_is_the_oldest_and_the_newest() {
        assertThat(keys.newest()).isEqualTo(keys.oldest());
        assertThat(keys.find(keys.newest().id())).contains(keys.newest());
    }

    @Test
    void one_that_was_added_seals_and_the_older_ones_still_open() {
        MasterKey first = keys.newest();
        keys.add();

        assertThat(keys.newest()).isNotEqualTo(first);
        assertThat(keys.find(first.id())).contains(first);
        assertThat(onFolder().newest().id()).isEqualTo(keys.newest().id());
    }

    @Test
    void after_the_older_ones_are_removed_the_next_has_a_name_of_its_own() {
        keys.add();
        MasterKey second = keys.newest();
        keys.removeOlderThan(second.id());
        keys.add();

        assertThat(keys.oldest().id()).isEqualTo(second.id());
        assertThat(keys.newest().id()).isNotEqualTo(second.id());
    }

    @Test
    void one_that_is_not_there_takes_none_with_it() {
        MasterKey first = keys.newest();
        keys.add();
        keys.removeOlderThan("0123456789abcdef");

        assertThat(keys.oldest()).isEqualTo(first);
    }

    @Test
    void whoever_has_read_a_profile_before_a_rotation_can_still_open_it() {
        MasterKey first = keys.newest();
        keys.add();
        keys.removeOlderThan(keys.newest().id());
        keys.add();
        keys.removeOlderThan(keys.newest().id());

        assertThat(keys.find(first.id())).contains(first);
        assertThat(onFolder().find(first.id())).isEmpty();
    }

    @Test
    void what_another_node_has_added_is_seen() throws IOException {
        MasterKey first = keys.newest();
        FileTime before = Files.getLastModifiedTime(folder.resolve(MasterKeys.FILE));
        onFolder().add();
        // A file system that keeps whole seconds would show no newer time.
        Files.setLastModifiedTime(folder.resolve(MasterKeys.FILE), before);

        assertThat(keys.newest()).isNotEqualTo(first);
    }

    @Test
    void a_file_that_is_missing_is_told_and_not_made_anew() throws IOException {
        Files.delete(folder.resolve(MasterKeys.FILE));

        assertThatIllegalStateException()
                .isThrownBy(() -> onFolder().newest())
                .withMessageContaining(MasterKeys.FILE)
                .withMessageContaining("backup");
        assertThat(folder.resolve(MasterKeys.FILE)).doesNotExist();
    }

    @SuppressWarnings("UnnecessaryAssignment") // what the container injects
    private MasterKeys onFolder() {
        MasterKeys made = new MasterKeys();
        made.files = KeyStoreFilesAt.folder(folder, folder.resolve("password"));
        return made;
    }
}
