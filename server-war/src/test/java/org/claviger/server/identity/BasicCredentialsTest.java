package org.claviger.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.claviger.server.identity.Identity.BasicCredentials;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7617. */
class BasicCredentialsTest {
    @ParameterizedTest
    @CsvSource({"id:secret, id, secret", "id:, id, ''", ":secret, '', secret", "id:a:b, id, a:b", "id:päß, id, päß"})
    void the_first_colon_divides_them(String pair, String user, String password) {
        String base64 = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

        assertThat(BasicCredentials.parse("  " + base64 + " ")).hasValueSatisfying(credentials -> {
            assertThat(credentials.user()).isEqualTo(user);
            assertThat(String.valueOf(credentials.password().reveal())).isEqualTo(password);
            assertThat(credentials.toString()).doesNotContain("secret");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "id:secret", "aWQ", "aWQ=", "aWQ6c2VjcmV0!", "aWQ6 c2VjcmV0", "aWQ6c2VjcmV0=="})
    void what_is_malformed_is_refused(String base64) {
        assertThat(BasicCredentials.parse(base64)).isEmpty();
    }
}
