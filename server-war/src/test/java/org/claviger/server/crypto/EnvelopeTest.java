package org.claviger.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final UUID KEY = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final byte[] IV = HexFormat.of().parseHex("a0a1a2a3a4a5a6a7a8a9aaab");
    private static final byte[] CIPHERTEXT = HexFormat.of().parseHex("c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0");

    @Nested
    class Of_AES_GCM {
        private final Envelope envelope = new Envelope(EncryptionAlgorithm.AES_GCM, KEY, 3, IV, CIPHERTEXT);
        private final byte[] encoded = envelope.encoded();

        @Test
        void is_laid_out_as_documented() {
            assertThat(encoded)
                    .isEqualTo(HexFormat.of()
                            .parseHex("01" + "00112233445566778899aabbccddeeff" + "00000003"
                                    + "a0a1a2a3a4a5a6a7a8a9aaab" + "c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0"));
        }

        @Test
        void authenticates_format_key_and_version_before_the_callers_data() {
            assertThat(envelope.authenticated(CIPHERTEXT))
                    .isDeepEqualTo(new byte[][] {Arrays.copyOf(encoded, 21), CIPHERTEXT});
        }

        @Test
        void may_hold_nothing_but_a_tag() {
            byte[] shortest = new Envelope(EncryptionAlgorithm.AES_GCM, KEY, 1, IV, new byte[16]).encoded();

            assertThat(shortest).hasSize(49);
            assertThat(Envelope.decode(shortest)).isPresent();
        }

        @Test
        void is_refused_if_too_short_for_a_tag() {
            assertThat(IntStream.range(0, 49))
                    .allSatisfy(length -> assertThat(Envelope.decode(Arrays.copyOf(encoded, length)))
                            .isEmpty());
        }

        @ParameterizedTest
        @ValueSource(bytes = {0, 2, 4, 0x7F, -1})
        void is_refused_in_another_format(byte format) {
            encoded[0] = format;
            assertThat(Envelope.decode(encoded)).isEmpty();
        }
    }

    @Nested
    class Of_another_algorithm {
        private final Envelope envelope = new Envelope(EncryptionAlgorithm.CHACHA20_POLY1305, KEY, 3, IV, CIPHERTEXT);

        @Test
        void is_laid_out_as_documented() {
            assertThat(envelope.encoded())
                    .isEqualTo(HexFormat.of()
                            .parseHex("03" + "00112233445566778899aabbccddeeff" + "00000003" + "01"
                                    + "a0a1a2a3a4a5a6a7a8a9aaab" + "c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0"));
        }

        @Test
        void authenticates_the_algorithm_too() {
            assertThat(envelope.authenticated(IV)[0]).isEqualTo(Arrays.copyOf(envelope.encoded(), 22));
        }

        @ParameterizedTest
        @ValueSource(bytes = {0, 11, 0x7F, -1})
        void is_refused_if_there_is_no_such_algorithm(byte code) {
            byte[] encoded = envelope.encoded();
            encoded[21] = code;
            assertThat(Envelope.decode(encoded)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(EncryptionAlgorithm.class)
    void says_after_decoding_what_was_encoded(EncryptionAlgorithm algorithm) {
        byte[] iv = new byte[algorithm.ivLength()];
        Arrays.fill(iv, (byte) 7);
        byte[] encoded = new Envelope(algorithm, KEY, 3, iv, CIPHERTEXT).encoded();

        assertThat(Envelope.decode(encoded)).hasValueSatisfying(decoded -> {
            assertThat(decoded.algorithm()).isEqualTo(algorithm);
            assertThat(decoded.keyId()).isEqualTo(KEY);
            assertThat(decoded.version()).isEqualTo(3);
            assertThat(decoded.iv()).isEqualTo(iv);
            assertThat(decoded.ciphertext()).isEqualTo(CIPHERTEXT);
        });
    }

    @ParameterizedTest
    @EnumSource(EncryptionAlgorithm.class)
    void is_refused_with_a_version_that_no_key_has(EncryptionAlgorithm algorithm) {
        for (int version : new int[] {0, -1, Integer.MIN_VALUE}) {
            byte[] iv = new byte[algorithm.ivLength()];
            byte[] encoded = new Envelope(algorithm, KEY, version, iv, CIPHERTEXT).encoded();
            assertThat(Envelope.decode(encoded)).isEmpty();
        }
    }

    @Test
    void has_a_code_of_its_own_for_each_algorithm() {
        Set<Byte> codes = new HashSet<>();
        for (EncryptionAlgorithm algorithm : EnumSet.complementOf(EnumSet.of(EncryptionAlgorithm.AES_GCM))) {
            byte[] encoded = new Envelope(algorithm, KEY, 1, new byte[algorithm.ivLength()], CIPHERTEXT).encoded();
            assertThat(codes.add(encoded[21])).as("%s", algorithm).isTrue();
        }
    }
}
