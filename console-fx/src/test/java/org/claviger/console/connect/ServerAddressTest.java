package org.claviger.console.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.claviger.console.common.ConsoleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://kms.example.com:8443, https://kms.example.com:8443",
        "kms.example.com:8443, https://kms.example.com:8443",
        "'  KMS.example.com  ', https://kms.example.com",
        "HTTPS://localhost:8443/console?x=1#y, https://localhost:8443",
        "127.0.0.1:8443, https://127.0.0.1:8443",
        "[::1]:8443, https://[::1]:8443",
    })
    void what_people_type_becomes_scheme_host_and_port(String typed, URI expected) throws ConsoleException {
        assertThat(ServerAddress.parse(typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://kms.example.com",
                "ftp://kms.example.com",
                "https://",
                "kms example com",
                "https://kms.example.com@evil.example.com",
                "host:99999",
                "host:0",
                "host:port",
                "javascript:alert(1)",
            })
    void what_is_not_an_https_server_is_refused(String typed) {
        assertThatThrownBy(() -> ServerAddress.parse(typed))
                .isInstanceOfSatisfying(
                        ConsoleException.class, e -> assertThat(e.code()).isEqualTo(ServerAddress.INVALID));
    }

    @Test
    void a_refusal_does_not_repeat_what_was_typed() {
        assertThatThrownBy(() -> ServerAddress.parse("https://user:password@host"))
                .hasMessage(null);
    }
}
