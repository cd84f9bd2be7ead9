package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.claviger.api.crypto.Algorithm;
import org.junit.jupiter.api.Test;

class KeyGenerationTest {
    @Test
    void keys_are_generated_of_lengths_that_there_are() {
        assertThat(KeyGeneration.symmetric(Algorithm.AES, 192)).hasSize(24);
        assertThatIllegalArgumentException().isThrownBy(() -> KeyGeneration.symmetric(Algorithm.AES, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyGeneration.symmetric(Algorithm.RSA, 2048));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyGeneration.pair(Algorithm.RSA, 1024));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyGeneration.pair(Algorithm.AES, 256));
    }
}
