package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallPrimitivesTest {
    private static final byte[] MESSAGE = "abc".getBytes(StandardCharsets.US_ASCII);

    /** FIPS 180-4 and FIPS 202: the examples with "abc". */
    @Test
    void hashes_are_as_published() {
        assertThat(Hashes.hash(HashAlgorithm.SHA256, MESSAGE))
                .isEqualTo(hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(Hashes.hash(HashAlgorithm.SHA3_256, MESSAGE))
                .isEqualTo(hex("3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"));
    }

    @ParameterizedTest
    @EnumSource
    void a_hash_has_its_length_and_is_that_of_all_parts(HashAlgorithm algorithm) {
        byte[] hash = Hashes.hash(algorithm, MESSAGE, MESSAGE);
        byte[] other = new byte[algorithm.length()];
        Hashes.lightweight(algorithm).doFinal(other, 0);

        assertThat(hash).hasSize(algorithm.length()).isEqualTo(Hashes.hash(algorithm, "abcabc".getBytes(StandardCharsets.US_ASCII)));
        assertThat(Hashes.hash(algorithm)).isEqualTo(other);
    }

    @ParameterizedTest
    @MethodSource("macs")
    void a_code_verifies_only_whole_and_unchanged(Algorithm algorithm) {
        byte[] key = KeyGeneration.symmetric(algorithm, algorithm.defaultLength());
        byte[] mac = Macs.mac(algorithm, key, MESSAGE);

        assertThat(Macs.verify(algorithm, key, MESSAGE, mac)).isTrue();
        assertThat(Macs.verify(algorithm, key, new byte[3], mac)).isFalse();
        assertThat(Macs.verify(algorithm, RandomBytes.of(key.length), MESSAGE, mac)).isFalse();
        for (int length : new int[] {0, mac.length / 2, mac.length - 1, mac.length + 1}) {
            assertThat(Macs.verify(algorithm, key, MESSAGE, Arrays.copyOf(mac, length))).isFalse();
        }
        for (int i = 0; i < mac.length; i++) {
            byte[] changed = mac.clone();
            changed[i] ^= 1;
            assertThat(Macs.verify(algorithm, key, MESSAGE, changed)).isFalse();
        }
    }

    @Test
    void other_keys_make_no_codes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Macs.mac(Algorithm.CHACHA20_POLY1305, new byte[32], MESSAGE));
        assertThat(Stream.of(Algorithm.values()).filter(Algorithm::isPair)).noneMatch(Macs::fits);
    }

    static Stream<Algorithm> macs() {
        return Stream.of(Algorithm.values()).filter(Macs::fits);
    }

    /** 66e94b is known of the AES-128 key of zeros, dc95c0 of the AES-256 one. */
    @Test
    void the_check_value_of_aes_is_that_of_its_standard() {
        assertThat(KeyCheckValue.of(Algorithm.AES, new byte[16])).isEqualTo(hex("66e94b"));
        assertThat(KeyCheckValue.of(Algorithm.AES, new byte[32])).isEqualTo(hex("dc95c0"));
    }

    @Test
    void every_secret_key_has_a_check_value_of_its_own() {
        assertThat(Stream.of(Algorithm.values()).filter(algorithm -> !algorithm.isPair()))
                .allSatisfy(algorithm -> {
                    byte[] key = KeyGeneration.symmetric(algorithm, algorithm.defaultLength());
                    byte[] value = KeyCheckValue.of(algorithm, key);
                    assertThat(value).hasSize(3).isEqualTo(KeyCheckValue.of(algorithm, key));
                    key[0] ^= 1;
                    assertThat(value).isNotEqualTo(KeyCheckValue.of(algorithm, key));
                });
    }

    @Test
    void a_fingerprint_is_the_hash_of_the_public_key() {
        assertThat(KeyCheckValue.fingerprint(MESSAGE)).isEqualTo(Hashes.hash(HashAlgorithm.SHA256, MESSAGE));
    }

    @Test
    void keys_are_generated_of_lengths_that_there_are() {
        assertThat(KeyGeneration.symmetric(Algorithm.AES, 192)).hasSize(24);
        assertThatIllegalArgumentException().isThrownBy(() -> KeyGeneration.symmetric(Algorithm.AES, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyGeneration.symmetric(Algorithm.RSA, 2048));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyGeneration.pair(Algorithm.RSA, 1024));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyGeneration.pair(Algorithm.AES, 256));
    }

    @Nested
    class A_wrapped_key {
        private final byte[] key = RandomBytes.of(32);

        @ParameterizedTest
        @ValueSource(ints = {16, 24, 64, 4096})
        void of_whole_semiblocks_unwraps(int length) throws UndecipherableException {
            byte[] material = RandomBytes.of(length);
            assertThat(AesKeyWrap.unwrap(key, AesKeyWrap.wrap(key, material))).isEqualTo(material);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 7, 8, 9, 16, 33, 4097})
        void of_any_length_unwraps_with_padding(int length) throws UndecipherableException {
            byte[] material = RandomBytes.of(length);
            assertThat(AesKeyWrap.unwrapPadded(key, AesKeyWrap.wrapPadded(key, material)))
                    .isEqualTo(material);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 8, 15, 17})
        void of_other_lengths_needs_padding(int length) {
            assertThatIllegalArgumentException().isThrownBy(() -> AesKeyWrap.wrap(key, new byte[length]));
        }

        @Test
        void is_not_of_nothing() {
            assertThatIllegalArgumentException().isThrownBy(() -> AesKeyWrap.wrapPadded(key, new byte[0]));
        }

        @Test
        void that_was_changed_is_refused_without_a_reason() {
            byte[] wrapped = AesKeyWrap.wrapPadded(key, new byte[20]);
            for (int bit = 0; bit < wrapped.length * Byte.SIZE; bit++) {
                byte[] changed = wrapped.clone();
                changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                assertThatExceptionOfType(UndecipherableException.class)
                        .isThrownBy(() -> AesKeyWrap.unwrapPadded(key, changed))
                        .withNoCause();
            }
            assertThatExceptionOfType(UndecipherableException.class)
                    .isThrownBy(() -> AesKeyWrap.unwrap(key, wrapped))
                    .withNoCause();
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
