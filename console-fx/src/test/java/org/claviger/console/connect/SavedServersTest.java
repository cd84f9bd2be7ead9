package org.claviger.console.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import org.claviger.console.common.ConsoleException;
import org.claviger.console.connect.Certificates.Ca;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedServersTest {
    @TempDir
    Path folder;

    private SavedServers servers() {
        return new SavedServers(folder.resolve("new/claviger"));
    }

    @Test
    void at_first_there_are_none() throws ConsoleException {
        assertThat(servers().all()).isEmpty();
        assertThat(servers().find("https://a")).isEmpty();
    }

    @Test
    void a_pinned_ca_comes_back_as_it_was() throws Exception {
        Ca ca = Ca.create();
        servers().remember(SavedServer.of("https://a", ca.certificate()));
        assertThat(servers().find("https://a").orElseThrow().certificate()).isEqualTo(ca.certificate());
    }

    @Test
    void the_latest_is_first_and_an_address_is_there_once() throws ConsoleException {
        servers().remember(new SavedServer("https://a", "1"));
        servers().remember(new SavedServer("https://b", "2"));
        servers().remember(new SavedServer("https://a", "3"));
        assertThat(servers().all())
                .containsExactly(new SavedServer("https://a", "3"), new SavedServer("https://b", "2"));
    }

    @Test
    void forgetting_takes_the_pin_away() throws ConsoleException {
        servers().remember(new SavedServer("https://a", "1"));
        servers().forget("https://a");
        assertThat(servers().find("https://a")).isEmpty();
    }

    @Test
    void writing_leaves_nothing_beside_the_file() throws Exception {
        servers().remember(new SavedServer("https://a", "1"));
        try (Stream<Path> files = Files.list(folder.resolve("new/claviger"))) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{\"address\": 1}", "[{\"address\": \"https://a\"}]"})
    void a_damaged_file_is_an_error_and_not_an_empty_list(String content) throws Exception {
        Files.writeString(folder.resolve("servers.json"), content);
        SavedServers damaged = new SavedServers(folder);
        assertThatThrownBy(() -> damaged.find("https://a"))
                .isInstanceOfSatisfying(
                        ConsoleException.class, e -> assertThat(e.code()).isEqualTo(SavedServers.UNREADABLE));
        assertThatThrownBy(() -> damaged.remember(new SavedServer("https://b", "2")))
                .isInstanceOf(ConsoleException.class);
    }

    @Test
    void a_damaged_certificate_is_an_error() {
        assertThatThrownBy(() -> new SavedServer("https://a", "!").certificate())
                .isInstanceOf(CertificateException.class);
    }
}
