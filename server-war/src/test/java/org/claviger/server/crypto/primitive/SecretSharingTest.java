package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field in which secrets are shared, and sums without carry. */
class SecretSharingTest {
    private static final int LENGTH = 32;
    private static final int PARTS = 5;

    @ParameterizedTest
    @MethodSource("fields")
    void as_many_parts_as_the_threshold_restore_the_secret_and_fewer_do_not(SecretSharing sharing) {
        byte[] secret = RandomBytes.of(LENGTH);
        for (int threshold = 1; threshold <= PARTS; threshold++) {
            List<byte[]> parts = sharing.split(secret, PARTS, threshold);
            assertThat(parts).hasSize(PARTS);
            for (int subset = 1; subset < 1 << PARTS; subset++) {
                byte[] joined = sharing.join(subset(parts, subset));
                if (Integer.bitCount(subset) >= threshold) {
                    assertThat(joined).isEqualTo(secret);
                } else {
                    assertThat(joined).isNotEqualTo(secret);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void zeros_are_restored_in_their_length(SecretSharing sharing) {
        byte[] secret = new byte[LENGTH];
        secret[LENGTH - 1] = 1;
        for (byte[] each : List.of(new byte[LENGTH], secret)) {
            assertThat(sharing.join(subset(sharing.split(each, 3, 2), 0b110))).isEqualTo(each);
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void a_secret_is_split_otherwise_each_time(SecretSharing sharing) {
        byte[] secret = RandomBytes.of(LENGTH);
        List<byte[]> one = sharing.split(secret, 3, 2);
        List<byte[]> other = sharing.split(secret, 3, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(one.get(i)).isNotEqualTo(other.get(i)).isNotEqualTo(secret);
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void a_threshold_is_at_least_1_and_at_most_all(SecretSharing sharing) {
        byte[] secret = new byte[LENGTH];
        assertThatIllegalArgumentException().isThrownBy(() -> sharing.split(secret, 3, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> sharing.split(secret, 3, 4));
    }

    @Test
    void nobody_makes_the_server_look_for_large_primes() {
        BigInteger large = BigInteger.ONE.shiftLeft(4200).add(BigInteger.ONE);
        assertThatIllegalArgumentException().isThrownBy(() -> SecretSharing.inPrimeField(large, 16));
        assertThatIllegalArgumentException().isThrownBy(() -> SecretSharing.primeFor(257));
        assertThat(SecretSharing.primeFor(16).bitLength()).isEqualTo(129);
    }

    @Test
    void a_part_has_a_number_of_the_field() {
        for (int number : new int[] {0, -1, 256, 257}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SecretSharing.inGf256().join(Map.of(number, new byte[2], 2, new byte[2])));
        }
    }

    @Test
    void there_are_fewer_parts_than_the_field_has_elements() {
        byte[] secret = RandomBytes.of(2);
        assertThat(SecretSharing.inGf256().split(secret, 255, 2)).hasSize(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretSharing.inGf256().split(secret, 256, 2));
        assertThat(SecretSharing.inGf65536().split(secret, 256, 2)).hasSize(256);
    }

    /** The field is of KMIP 2.1, section 13.1: shares made by long division of polynomials over GF(2). */
    @Test
    void in_gf256_a_part_is_the_value_of_a_polynomial() {
        int constant = 0x8e;
        int linear = 0xb7;
        int quadratic = 0xff;
        Map<Integer, byte[]> parts = new LinkedHashMap<>();
        for (int x : new int[] {1, 100, 255}) {
            int square = gf256(x, x);
            parts.put(x, new byte[] {(byte) (constant ^ gf256(linear, x) ^ gf256(quadratic, square))});
        }
        assertThat(SecretSharing.inGf256().join(parts)).isEqualTo(new byte[] {(byte) constant});
    }

    /** Pairs are uy + v, and y^2 = y + 3A (KMIP 2.1, section 13.1). */
    @Test
    void in_gf65536_a_part_is_the_value_of_a_polynomial() {
        int constant = 0x8e01;
        int linear = 0xb7c3;
        Map<Integer, byte[]> parts = new LinkedHashMap<>();
        for (int x : new int[] {3, 0xabcd}) {
            int value = constant ^ gf65536(linear, x);
            parts.put(x, new byte[] {(byte) (value >>> 8), (byte) value});
        }
        assertThat(SecretSharing.inGf65536().join(parts)).isEqualTo(new byte[] {(byte) 0x8e, 1});
    }

    /** 200 + 100x + 50x^2 modulo 257, by hand. */
    @Test
    void in_a_prime_field_a_part_is_the_value_of_a_polynomial() {
        SecretSharing sharing = SecretSharing.inPrimeField(BigInteger.valueOf(257), 1);
        Map<Integer, byte[]> parts =
                Map.of(1, new byte[] {0, 93}, 2, new byte[] {0, 86}, 3, new byte[] {0, (byte) 179});
        assertThat(sharing.join(parts)).isEqualTo(new byte[] {(byte) 200});
    }

    @ParameterizedTest
    @CsvSource({"251, 1", "255, 1", "65537, 3", "259, 1", "65536, 2"})
    void a_field_has_the_size_of_a_prime_that_is_larger_than_any_secret(BigInteger size, int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> SecretSharing.inPrimeField(size, length));
    }

    @Test
    void pairs_of_bytes_are_an_even_number() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretSharing.inGf65536().split(new byte[3], 3, 2));
    }

    @Test
    void parts_of_different_lengths_are_none_of_one_secret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretSharing.inGf256().join(Map.of(1, new byte[2], 2, new byte[3])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretSharing.joinByXor(List.of(new byte[2], new byte[3])));
    }

    @Test
    void by_xor_all_parts_are_needed() {
        byte[] secret = RandomBytes.of(LENGTH);
        byte[] kept = secret.clone();
        List<byte[]> parts = SecretSharing.splitByXor(secret, PARTS);

        assertThat(parts).hasSize(PARTS).allSatisfy(part -> assertThat(part).hasSize(LENGTH));
        assertThat(secret).isEqualTo(kept);
        assertThat(SecretSharing.joinByXor(parts)).isEqualTo(secret);
        for (int i = 0; i < PARTS; i++) {
            List<byte[]> others = new ArrayList<>(parts);
            others.remove(i);
            assertThat(SecretSharing.joinByXor(others)).isNotEqualTo(secret);
        }
        assertThat(SecretSharing.joinByXor(List.of(new byte[] {1, 2}, new byte[] {3, 4}, new byte[] {7, 0})))
                .isEqualTo(new byte[] {5, 6});
    }

    private static int gf65536(int a, int b) {
        int r = a >>> 8;
        int s = a & 0xff;
        int u = b >>> 8;
        int v = b & 0xff;
        int squares = gf256(r, u);
        int high = squares ^ gf256(r, v) ^ gf256(s, u);
        int low = gf256(0x3a, squares) ^ gf256(s, v);
        return high << 8 | low;
    }

    /** The product of polynomials over GF(2), and its rest in a division by x^8+x^4+x^3+x^2+1. */
    private static int gf256(int a, int b) {
        int product = IntStream.range(0, 8)
                .filter(bit -> (b & 1 << bit) != 0)
                .map(bit -> a << bit)
                .reduce(0, (sum, term) -> sum ^ term);
        for (int bit = 14; bit >= 8; bit--) {
            if ((product & 1 << bit) != 0) {
                product ^= 0b1_0001_1101 << (bit - 8);
            }
        }
        return product;
    }

    private static Map<Integer, byte[]> subset(List<byte[]> parts, int mask) {
        Map<Integer, byte[]> chosen = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            if ((mask & 1 << i) != 0) {
                chosen.put(i + 1, parts.get(i));
            }
        }
        return chosen;
    }

    static Stream<Named<SecretSharing>> fields() {
        BigInteger prime = BigInteger.ONE.shiftLeft(LENGTH * Byte.SIZE).nextProbablePrime();
        return Stream.of(
                Named.of("GF(2^8)", SecretSharing.inGf256()),
                Named.of("GF(2^16)", SecretSharing.inGf65536()),
                Named.of("a prime field", SecretSharing.inPrimeField(prime, LENGTH)),
                Named.of(
                        "a large one",
                        SecretSharing.inPrimeField(BigInteger.TWO.pow(521).subtract(BigInteger.ONE), LENGTH)));
    }
}
