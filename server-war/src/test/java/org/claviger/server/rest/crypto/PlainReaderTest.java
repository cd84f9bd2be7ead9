package org.claviger.server.rest.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Optional;
import org.claviger.api.ApiJson;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.FpeDecryptRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainReaderTest {
    private static final String ID = "00112233-4455-6677-8899-aabbccddeeff";

    private final Jsonb json = JsonbBuilder.create(ApiJson.strict());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"keyId\":\"" + ID + "\",\"plaintext\":\"SGVsbG8=\"}",
                " { \"plaintext\" : \"\" ,\n\"keyId\":\"" + ID + "\" } ",
                "{\"keyId\":\"" + ID
                        + "\",\"plaintext\":\"AA==\",\"aad\":\"AAE=\",\"algorithm\":\"AES_CTR\",\"raw\":true}",
                "{\"keyId\":\"" + ID + "\",\"plaintext\":\"AAA=\",\"raw\":false,\"iv\":\"AAAA\"}",
                "{}"
            })
    void reads_what_is_plain_as_the_JSON_library_does(String text) {
        assertThat(read(EncryptRequest.class, text))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(json.fromJson(text, EncryptRequest.class));
    }

    @Test
    void reads_texts_and_numbers() {
        String text = "{\"keyId\":\"" + ID + "\",\"version\":12,\"text\":\"4929 1234\",\"alphabet\":\"0123456789 \"}";

        assertThat(read(FpeDecryptRequest.class, text))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(json.fromJson(text, FpeDecryptRequest.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}x",
                "{\"keyId\":null}",
                "{\"keyId\":\"nonsense\"}",
                "{\"keyId\":\"1-1-1-1-1\"}",
                "{\"aadd\":\"\"}",
                "{\"aad\":\"\",\"aad\":\"\"}",
                "{\"aad\":\"%\"}",
                "{\"aad\":\"A\"}",
                "{\"aad\":\"\\u0041\"}",
                "{\"aad\":\"AAAA}",
                "{\"aad\":\"\",}",
                "{\"aad\" \"\"}",
                "{\"raw\":\"true\"}",
                "{\"raw\":tru}",
                "{\"raw\":1}",
                "{\"algorithm\":\"ROT13\"}",
                "{\"algorithm\":1}"
            })
    void leaves_everything_else_to_it(String text) {
        assertThat(read(EncryptRequest.class, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "01", "1.0", "1e3", "9999999999", "\"1\"", "1x", ""})
    void leaves_numbers_that_are_not_plain_to_it(String number) {
        assertThat(read(FpeDecryptRequest.class, "{\"version\":" + number + "}"))
                .isEmpty();
    }

    @Test
    void leaves_characters_beyond_ASCII_to_it() {
        assertThat(read(FpeDecryptRequest.class, "{\"text\":\"ä\"}")).isEmpty();
    }

    private static <Q> Optional<Q> read(Class<Q> type, String text) {
        byte[] bytes = ("xx" + text + "yy").getBytes(UTF_8);
        return new PlainReader<>(type).read(bytes, 2, bytes.length - 2);
    }
}
