package org.claviger.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSHeader;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactFormTest {
    @ParameterizedTest
    @ValueSource(strings = {"YQ.YWI.YWJj", "YQ..YWJj", "_-8"})
    void base64url_without_padding_is_strict(String token) {
        assertThat(CompactForm.isStrict(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"YQ==", "YR", "Y", "Y Q", "YQ\n", "+/8", "YQ.YQ!.YQ"})
    void what_could_be_written_otherwise_is_not(String token) {
        assertThat(CompactForm.isStrict(token)).isFalse();
    }

    @Test
    void a_header_that_changes_what_a_token_means_is_not_plain() throws ParseException {
        assertThat(isPlain("{\"alg\":\"ES256\",\"kid\":\"1\",\"typ\":\"JWT\",\"x\":1}"))
                .isTrue();
        assertThat(isPlain("{\"alg\":\"ES256\",\"crit\":[\"x\"],\"x\":1}")).isFalse();
        assertThat(isPlain("{\"alg\":\"ES256\",\"b64\":false}")).isFalse();
        assertThat(isPlain("{\"alg\":\"ES256\",\"zip\":\"DEF\"}")).isFalse();
    }

    private static boolean isPlain(String header) throws ParseException {
        return CompactForm.isPlain(JWSHeader.parse(header));
    }
}
