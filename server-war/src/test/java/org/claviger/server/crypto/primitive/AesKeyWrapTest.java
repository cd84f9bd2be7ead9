package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesKeyWrapTest {
    private final byte[] key = RandomBytes.of(32);

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 64, 4096})
    void material_of_whole_semiblocks_unwraps(int length) throws UndecipherableException {
        byte[] material = RandomBytes.of(length);
        assertThat(AesKeyWrap.unwrap(key, AesKeyWrap.wrap(key, material))).isEqualTo(material);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 16, 33, 4097})
    void material_of_any_length_unwraps_with_padding(int length) throws UndecipherableException {
        byte[] material = RandomBytes.of(length);
        assertThat(AesKeyWrap.unwrapPadded(key, AesKeyWrap.wrapPadded(key, material)))
                .isEqualTo(material);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 15, 17})
    void material_of_other_lengths_needs_padding(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> AesKeyWrap.wrap(key, new byte[length]));
    }

    @Test
    void nothing_is_not_wrapped() {
        assertThatIllegalArgumentException().isThrownBy(() -> AesKeyWrap.wrapPadded(key, new byte[0]));
    }

    @Test
    void what_was_changed_is_refused_without_a_reason() {
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
