package org.claviger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DataFolderTest {
    private final Path root;
    private final DataFolder data;

    DataFolderTest(@TempDir Path folder) {
        this.root = folder.resolve("deep/below/data");
        this.data = DataFolder.at(root);
    }

    @Test
    void is_made_with_all_that_belongs_in_it() {
        data.prepare();

        assertThat(List.of(root, data.tokens(), data.runtime(), data.log()))
                .allSatisfy(folder -> assertThat(permissions(folder)).isEqualTo("rwx------"));
        assertThat(root.resolve("version")).hasContent("1");
    }

    @Test
    void is_made_in_an_empty_folder_that_only_its_owner_may_enter_from_then_on() throws IOException {
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        data.prepare();

        assertThat(permissions(root)).isEqualTo("rwx------");
    }

    @Test
    void is_named_by_an_absolute_path() {
        assertThat(DataFolder.at(Path.of("a/../b")).root())
                .isEqualTo(Path.of("").toAbsolutePath().resolve("b"));
    }

    @Test
    void keeps_what_is_in_it() throws IOException {
        data.prepare();
        Files.writeString(data.tokens().resolve("some.pin"), "kept");
        data.prepare();

        assertThat(data.tokens().resolve("some.pin")).hasContent("kept");
    }

    @Test
    void closes_its_folders_again_if_somebody_has_opened_them() throws IOException {
        data.prepare();
        Files.createDirectory(data.keys());
        Files.setPosixFilePermissions(data.keys(), PosixFilePermissions.fromString("rwxrwxrwx"));
        data.prepare();

        assertThat(permissions(data.keys())).isEqualTo("rwx------");
    }

    @Nested
    class Is_refused {
        @Test
        void if_a_newer_version_has_laid_it_out() throws IOException {
            data.prepare();
            Files.writeString(root.resolve("version"), "2\n");
            Files.delete(data.log());

            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(data::prepare)
                    .withMessageContaining("newer Claviger (version 2; this one knows version 1)");
            assertThat(root.resolve("version")).hasContent("2");
            assertThat(data.log()).doesNotExist();
        }

        @Test
        void if_it_holds_something_else() throws IOException {
            Files.createDirectories(root);
            Files.writeString(root.resolve("thesis.txt"), "mine");

            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(data::prepare)
                    .withMessageContaining("is not empty and is no data folder of Claviger");
            assertThat(root).isDirectoryNotContaining("glob:**/version").isDirectoryContaining("glob:**/thesis.txt");
        }

        @Test
        void unless_what_it_holds_is_the_settings_of_the_first_start() throws IOException {
            Files.createDirectories(root);
            Files.writeString(root.resolve("claviger.properties"), "");

            data.prepare();

            assertThat(root).isDirectoryContaining("glob:**/version");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "one", "1.0", "1 2", "99999999999999999999"})
        void if_its_version_can_not_be_told(String version) throws IOException {
            data.prepare();
            Files.writeString(root.resolve("version"), version);

            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(data::prepare)
                    .withMessageContaining(root.toString());
        }

        @Test
        void if_it_is_a_file() throws IOException {
            Files.createDirectories(root.getParent());
            Files.writeString(root, "a file");

            assertThatExceptionOfType(LaunchException.class).isThrownBy(data::prepare);
            assertThat(root).hasContent("a file");
        }
    }

    @Nested
    class Its_lock {
        @Test
        void is_refused_while_another_process_holds_it() throws IOException {
            data.prepare();
            try (Holder holder = new Holder(root)) {
                assertThat(holder.process.isAlive()).isTrue();
                assertThatExceptionOfType(LaunchException.class)
                        .isThrownBy(data::lock)
                        .withMessageContaining("Another Claviger runs on the data folder " + root)
                        .withMessageContaining("claviger down --data " + root);
            }
            data.lock().close();
        }

        @Test
        void is_free_again_when_it_was_closed() throws IOException {
            data.prepare();
            data.lock().close();
            data.lock().close();
        }

        @Test
        void is_refused_where_there_is_no_folder() {
            assertThatExceptionOfType(LaunchException.class).isThrownBy(data::lock);
        }
    }

    @Nested
    class A_secret {
        private final Path file = root.resolve("secret");

        @Test
        void is_read_by_its_owner_only() throws IOException {
            data.prepare();
            DataFolder.writeSecret(file, "s3cret");

            assertThat(file).hasContent("s3cret");
            assertThat(permissions(file)).isEqualTo("rw-------");
        }

        @Test
        void replaces_an_older_one_whatever_its_permissions_were() throws IOException {
            data.prepare();
            Files.writeString(file, "an older and longer one");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            Files.writeString(root.resolve("secret.new"), "left by a crash");
            DataFolder.writeSecret(file, "s3cret");

            assertThat(file).hasContent("s3cret");
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(root.resolve("secret.new")).doesNotExist();
        }
    }

    @Nested
    class The_database_password {
        @Test
        void is_read_without_the_line_end() throws IOException {
            data.prepare();
            Files.createDirectory(data.keys());
            Files.writeString(data.databasePasswordFile(), "pass word\n");

            assertThat(data.databasePassword()).isEqualTo("pass word");
        }

        @Test
        void that_is_missing_is_told() {
            data.prepare();

            assertThatThrownBy(data::databasePassword)
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("database.password");
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Another process that holds the lock until its input ends. */
    static final class Holder implements AutoCloseable {
        private final Process process;

        Holder(Path root) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName(),
                            root.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            assertThat(out.readLine()).isEqualTo("locked");
        }

        @Override
        public void close() throws IOException {
            process.outputWriter().close();
            process.onExit().join();
        }

        public static void main(String[] args) throws IOException {
            try (var lock = DataFolder.at(Path.of(args[0])).lock()) {
                System.out.println("locked");
                while (System.in.read() >= 0) {
                    // until its input ends
                }
                assertThat(lock).isNotNull();
            }
        }
    }
}
