package org.claviger.server.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Optional;
import org.claviger.api.ApiJson;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.FpeDecryptRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFormTest {
    private static final String ID = "00112233-4455-6677-8899-aabbccddeeff";

    private final Jsonb json = JsonbBuilder.create(ApiJson.strict());

    @Nested
    class Reads_as_JSON_B_does {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"keyId\":\"" + ID + "\",\"plaintext\":\"SGVsbG8=\"}",
                    " { \"plaintext\" : \"\" ,\n\"keyId\":\"" + ID + "\" } ",
                    "{\"keyId\":\"" + ID
                            + "\",\"plaintext\":\"AA==\",\"aad\":\"AAE=\",\"algorithm\":\"AES_CTR\",\"raw\":true}",
                    "{\"keyId\":\"" + ID + "\",\"plaintext\":\"AAA=\",\"raw\":false,\"iv\":\"AAAA\"}",
                    "{\"keyId\":\"1-1-1-1-1\"}",
                    "{\"keyId\":null}",
                    "{\"algorithm\":\"\\u0041ES_CTR\"}",
                    "{\"\\u0061ad\":\"AA==\"}",
                    "{}"
                })
        void bytes_constants_and_truth_values(String text) {
            assertAlike(EncryptRequest.class, text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"keyId\":\"" + ID + "\",\"version\":12,\"text\":\"4929 1234\",\"alphabet\":\"0123456789 \"}",
                    "{\"version\":-1}",
                    "{\"version\":-0}",
                    "{\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00e4\\ud83d\\ude00\\ud800\"}"
                })
        void texts_and_numbers(String text) {
            assertAlike(FpeDecryptRequest.class, text);
        }

        @Test
        void texts_as_long_as_a_body_may_be() {
            assertAlike(EncryptRequest.class, "{\"plaintext\":\"" + "AAAA".repeat(BodyLimit.LIMIT / 4 - 4) + "\"}");
        }
    }

    @Nested
    class Leaves_to_JSON_B {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "[]",
                    "null",
                    "{}x",
                    "{}{}",
                    "{}/**/",
                    "{\"keyId\":\"nonsense\"}",
                    "{\"aadd\":\"\"}",
                    "{\"aad\":\"\",\"aad\":\"\"}",
                    "{\"aad\":null,\"aad\":\"\"}",
                    "{\"aad\":\"%\"}",
                    "{\"aad\":\"A\"}",
                    "{\"aad\":\"AA AA\"}",
                    "{\"aad\":\" AAAA\"}",
                    "{\"aad\":\"AA\nAA\"}",
                    "{\"aad\":\"AA-_\"}",
                    "{\"aad\":\"\\u0041AAA\"}",
                    "{\"aad\":\"AAAA\\\"\"}",
                    "{\"aad\":\"AAAA}",
                    "{\"aad\":\"AAAA",
                    "{\"aad\":\"\",}",
                    "{\"aad\" \"\"}",
                    "{'aad':\"\"}",
                    "{aad:\"\"}",
                    "{\"raw\":\"true\"}",
                    "{\"raw\":tru}",
                    "{\"raw\":1}",
                    "{\"algorithm\":\"ROT13\"}",
                    "{\"algorithm\":1}"
                })
        void what_it_does_not_expect(String text) {
            assertThat(read(EncryptRequest.class, text)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "+1",
                    "01",
                    "-01",
                    "- 1",
                    "1.0",
                    "1e3",
                    ".1",
                    "9999999999",
                    "\"1\"",
                    "1x",
                    "",
                    "NaN",
                    "Infinity",
                    "0x1"
                })
        void numbers_that_are_not_whole_or_too_large(String number) {
            assertThat(read(FpeDecryptRequest.class, "{\"version\":" + number + "}"))
                    .isEmpty();
        }

        @Test
        void characters_beyond_ASCII() {
            assertThat(read(FpeDecryptRequest.class, "{\"text\":\"ä\"}")).isEmpty();
        }

        @Test
        void an_A_in_two_bytes() {
            byte[] overlong = "{\"text\":\"..\"}".getBytes(UTF_8);
            overlong[9] = (byte) 0xC1;
            overlong[10] = (byte) 0x81;

            assertThat(new RecordForm<>(FpeDecryptRequest.class).read(overlong, 0, overlong.length))
                    .isEmpty();
        }
    }

    private <Q> void assertAlike(Class<Q> type, String text) {
        assertThat(read(type, text)).get().usingRecursiveComparison().isEqualTo(json.fromJson(text, type));
    }

    /** From the midst of other text. */
    private static <Q> Optional<Q> read(Class<Q> type, String text) {
        byte[] bytes = ("xx" + text + "yy").getBytes(UTF_8);
        return new RecordForm<>(type).read(bytes, 2, bytes.length - 2);
    }
}
