package org.claviger.server.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TokenLoginTest {
    @Test
    void a_login_is_wiped_when_it_is_closed_and_does_not_print() {
        byte[] pin = "1234".getBytes(StandardCharsets.UTF_8);
        try (TokenLogin login = new TokenLogin("token", 1, pin)) {
            assertThat(login).hasToString("TokenLogin[token]");
        }
        assertThat(pin).containsOnly(0);
    }
}
