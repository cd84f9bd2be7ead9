package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.claviger.api.crypto.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MacsTest {
    private static final byte[] MESSAGE = "abc".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @MethodSource("macs")
    void a_code_verifies_only_whole_and_unchanged(Algorithm algorithm) {
        byte[] key = KeyGeneration.symmetric(algorithm, algorithm.defaultLength());
        byte[] mac = Macs.mac(algorithm, key, MESSAGE);

        assertThat(Macs.verify(algorithm, key, MESSAGE, mac)).isTrue();
        assertThat(Macs.verify(algorithm, key, new byte[3], mac)).isFalse();
        assertThat(Macs.verify(algorithm, RandomBytes.of(key.length), MESSAGE, mac))
                .isFalse();
        for (int length : new int[] {0, mac.length / 2, mac.length - 1, mac.length + 1}) {
            assertThat(Macs.verify(algorithm, key, MESSAGE, Arrays.copyOf(mac, length)))
                    .isFalse();
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
}
