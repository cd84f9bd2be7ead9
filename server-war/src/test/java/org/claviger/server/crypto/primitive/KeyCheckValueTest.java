package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;
import org.junit.jupiter.api.Test;

class KeyCheckValueTest {
    private static final byte[] MESSAGE = "abc".getBytes(StandardCharsets.US_ASCII);

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

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
