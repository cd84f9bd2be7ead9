package org.claviger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTest {
    private static final URI BASE = URI.create("https://localhost:8443");
    private static final String DATABASE = "jdbc:postgresql://localhost:5432/claviger?a=b#c";

    private final DataFolder data;
    private final Path file;
    private final Instance own = Instance.current(new Server.Started(BASE, 5696, DATABASE, Optional.empty()));

    InstanceTest(@TempDir Path folder) {
        data = DataFolder.at(folder.resolve("data"));
        file = data.runtime().resolve("instance.properties");
    }

    @BeforeEach
    void make_the_folder() {
        data.prepare();
    }

    @Test
    void that_is_announced_is_found_as_long_as_its_process_lives() {
        own.announce(data);

        assertThat(Instance.on(data)).contains(own);
        assertThat(own.process()).contains(ProcessHandle.current());
    }

    @Test
    void is_announced_to_its_owner_only() throws IOException {
        own.announce(data);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void that_was_withdrawn_is_not_found() throws IOException {
        own.announce(data);
        Instance.withdraw(data);
        Instance.withdraw(data);

        assertThat(Instance.on(data)).isEmpty();
    }

    @Nested
    class None_is_found {
        @Test
        void on_a_folder_where_none_was() {
            assertThat(Instance.on(data)).isEmpty();
        }

        @Test
        void if_its_process_has_gone() {
            new Instance(Long.MAX_VALUE, own.startedAt(), BASE, 5696, DATABASE).announce(data);

            assertThat(Instance.on(data)).isEmpty();
        }

        @Test
        void if_its_process_id_is_now_that_of_another_process() {
            Instant before = own.startedAt().minusSeconds(1);
            new Instance(own.pid(), before, BASE, 5696, DATABASE).announce(data);

            assertThat(Instance.on(data)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pid=1",
                "pid=one\nstarted-at=2026-01-01T00:00:00Z\nurl=https://localhost\ndatabase-url=jdbc:x",
                "pid=1\nstarted-at=yesterday\nurl=https://localhost\ndatabase-url=jdbc:x",
                "pid=1\nstarted-at=2026-01-01T00:00:00Z\nurl=not a url\ndatabase-url=jdbc:x",
                "pid=\\u12"
            })
    void that_can_not_be_read_is_told_and_not_taken_for_none(String text) throws IOException {
        Files.writeString(file, text);

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> Instance.on(data))
                .withMessageContaining(file.toString());
    }
}
