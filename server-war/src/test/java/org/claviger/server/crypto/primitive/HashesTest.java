package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.claviger.api.crypto.HashAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HashesTest {
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

        assertThat(hash)
                .hasSize(algorithm.length())
                .isEqualTo(Hashes.hash(algorithm, "abcabc".getBytes(StandardCharsets.US_ASCII)));
        assertThat(Hashes.hash(algorithm)).isEqualTo(other);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
