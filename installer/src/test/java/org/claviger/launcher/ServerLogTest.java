package org.claviger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    private static final String FAILURE = """
            [SEVERE] Exception while loading the app
            java.lang.RuntimeException: outermost
            \tat org.example.A.b(A.java:1)
            Caused by: jakarta.ejb.EJBException: middle
            \tat org.example.A.b(A.java:2)
            Caused by: java.lang.IllegalStateException: The key stores are missing.
            \tat org.example.A.b(A.java:3)

            """;

    private final Path file;

    ServerLogTest(@TempDir Path folder) {
        file = folder.resolve("server.log");
    }

    @Test
    void tells_the_innermost_cause_without_its_class() throws IOException {
        ServerLog log = new ServerLog(file);
        append(FAILURE);

        assertThat(log.innermostReason()).isEqualTo("The key stores are missing. (see " + file + ")");
    }

    @Test
    void tells_the_cause_that_is_of_claviger_rather_than_what_lies_below_it() throws IOException {
        ServerLog log = new ServerLog(file);
        append("""
                Caused by: java.lang.IllegalStateException: The key stores can't be used. Restore them.
                \tat org.claviger.server.platform.KeyStoreFiles.with(KeyStoreFiles.java:48)
                Caused by: java.io.EOFException
                \tat java.base/java.io.DataInputStream.readFully(DataInputStream.java:203)
                \tat org.claviger.server.platform.KeyStoreFiles.open(KeyStoreFiles.java:90)

                """);

        assertThat(log.innermostReason()).startsWith("The key stores can't be used. Restore them. (see");
    }

    @Test
    void tells_of_the_first_failure_only() throws IOException {
        ServerLog log = new ServerLog(file);
        append(FAILURE);
        append("Caused by: java.io.IOException: what followed from it\n\n");

        assertThat(log.innermostReason()).startsWith("The key stores are missing.");
    }

    @Test
    void overlooks_what_was_there_before() throws IOException {
        append(FAILURE);
        ServerLog log = new ServerLog(file);
        assertThat(log.innermostReason()).isEqualTo("see " + file + ".");

        append("Caused by: java.lang.Error: new\n");
        assertThat(log.innermostReason()).startsWith("new (see");
    }

    @Test
    void keeps_a_reason_that_has_no_class_before_it() throws IOException {
        ServerLog log = new ServerLog(file);
        append("Caused by: FATAL: password authentication failed\n");

        assertThat(log.innermostReason()).startsWith("FATAL: password authentication failed (see");
    }

    @Nested
    class Knows_no_reason {
        @Test
        void if_there_is_no_file() throws IOException {
            assertThat(new ServerLog(file).innermostReason()).isEqualTo("see " + file + ".");
        }

        @Test
        void if_nothing_failed() throws IOException {
            ServerLog log = new ServerLog(file);
            append("[INFO] started\n\n[INFO] ready\n");

            assertThat(log.innermostReason()).isEqualTo("see " + file + ".");
        }

        @Test
        void if_the_file_was_replaced_by_a_shorter_one() throws IOException {
            append("one\ntwo\nthree\n");
            ServerLog log = new ServerLog(file);
            Files.writeString(file, "one\n");

            assertThat(log.innermostReason()).isEqualTo("see " + file + ".");
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
