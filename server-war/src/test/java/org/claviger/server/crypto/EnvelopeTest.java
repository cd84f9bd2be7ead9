package org.claviger.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final UUID KEY = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final byte[] IV = HexFormat.of().parseHex("a0a1a2a3a4a5a6a7a8a9aaab");
    private static final byte[] CIPHERTEXT = HexFormat.of().parseHex("c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0");

    private final Envelope envelope = new Envelope(KEY, 3, IV, CIPHERTEXT);
    private final byte[] encoded = envelope.encoded();

    @Test
    void is_laid_out_as_documented() {
        assertThat(encoded)
                .isEqualTo(HexFormat.of()
                        .parseHex("01" + "00112233445566778899aabbccddeeff" + "00000003" + "a0a1a2a3a4a5a6a7a8a9aaab"
                                + "c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0"));
    }

    @Test
    void authenticates_format_key_and_version() {
        assertThat(envelope.header()).isEqualTo(Arrays.copyOf(encoded, 21));
    }

    @Test
    void says_after_decoding_what_was_encoded() {
        assertThat(Envelope.decode(encoded)).hasValueSatisfying(decoded -> {
            assertThat(decoded.keyId()).isEqualTo(KEY);
            assertThat(decoded.version()).isEqualTo(3);
            assertThat(decoded.iv()).isEqualTo(IV);
            assertThat(decoded.ciphertext()).isEqualTo(CIPHERTEXT);
        });
    }

    @Test
    void may_hold_nothing_but_a_tag() {
        byte[] shortest = new Envelope(KEY, 1, IV, new byte[16]).encoded();

        assertThat(shortest).hasSize(49);
        assertThat(Envelope.decode(shortest)).isPresent();
    }

    @Nested
    class What_encrypt_never_returned_is_refused {
        @Test
        void too_short_for_a_tag() {
            assertThat(IntStream.range(0, 49))
                    .allSatisfy(length -> assertThat(Envelope.decode(Arrays.copyOf(encoded, length)))
                            .isEmpty());
        }

        @ParameterizedTest
        @ValueSource(bytes = {0, 2, 3, 0x7F, -1})
        void of_another_format(byte format) {
            encoded[0] = format;
            assertThat(Envelope.decode(encoded)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
        void of_a_version_that_no_key_has(int version) {
            assertThat(Envelope.decode(new Envelope(KEY, version, IV, CIPHERTEXT).encoded()))
                    .isEmpty();
        }
    }
}
