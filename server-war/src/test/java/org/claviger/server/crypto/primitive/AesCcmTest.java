package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of NIST SP 800-38C, appendix C, and what is refused. */
class AesCcmTest {
    private static final byte[] KEY = hex("404142434445464748494a4b4c4d4e4f");
    private static final byte[] NONCE = hex("101112131415161718191a1b");
    private static final byte[] AAD = {1, 2, 3};

    @ParameterizedTest
    @CsvSource({
        "10111213141516, 4, 20212223, 0001020304050607, 7162015b4dac255d",
        "1011121314151617, 6, 202122232425262728292a2b2c2d2e2f, 000102030405060708090a0b0c0d0e0f,"
                + " d2a1f0e051ea5f62081a7792073d593d1fc64fbfaccd",
        "101112131415161718191a1b, 8, 202122232425262728292a2b2c2d2e2f3031323334353637,"
                + " 000102030405060708090a0b0c0d0e0f10111213,"
                + " e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951",
    })
    void it_is_as_published(String nonce, int tag, String plaintext, String aad, String ciphertext)
            throws UndecipherableException {
        assertThat(AesCcm.encrypt(KEY, hex(nonce), tag, hex(plaintext), hex(aad)))
                .isEqualTo(hex(ciphertext));
        assertThat(AesCcm.decrypt(KEY, hex(nonce), tag, hex(ciphertext), hex(aad)))
                .isEqualTo(hex(plaintext));
    }

    /** Example 4: so much additional data that its length is written otherwise. */
    @Test
    void much_additional_data_is_as_published() {
        byte[] aad = new byte[65536];
        for (int i = 0; i < aad.length; i++) {
            aad[i] = (byte) i;
        }
        assertThat(AesCcm.encrypt(
                        KEY,
                        hex("101112131415161718191a1b1c"),
                        14,
                        hex("202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f"),
                        aad))
                .isEqualTo(
                        hex(
                                "69915dad1e84c6376a68c2967e4dab615ae0fd1faec44cc484828529463ccf72b4ac6bec93e8598e7f0dadbcea5b"));
    }

    @Test
    void whatever_was_changed_is_refused() {
        byte[] ciphertext = AesCcm.encrypt(KEY, NONCE, 12, new byte[20], AAD);
        for (int bit = 0; bit < ciphertext.length * Byte.SIZE; bit++) {
            byte[] changed = ciphertext.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertRefused(KEY, NONCE, 12, changed, AAD);
        }
        for (int length = 0; length < ciphertext.length; length++) {
            assertRefused(KEY, NONCE, 12, Arrays.copyOf(ciphertext, length), AAD);
        }
        assertRefused(KEY, NONCE, 12, Arrays.copyOf(ciphertext, ciphertext.length + 1), AAD);
        assertRefused(KEY, NONCE, 12, ciphertext, new byte[0]);
        assertRefused(KEY, NONCE, 14, ciphertext, AAD);
        assertRefused(new byte[16], NONCE, 12, ciphertext, AAD);
        assertRefused(KEY, new byte[12], 12, ciphertext, AAD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 14, 16})
    void a_nonce_has_7_to_13_bytes(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesCcm.encrypt(KEY, new byte[length], 16, new byte[1], AAD));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 5, 13, 15, 17, 18})
    void a_tag_has_4_to_16_bytes_an_even_number(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> AesCcm.encrypt(KEY, NONCE, length, new byte[1], AAD));
    }

    private static void assertRefused(byte[] key, byte[] nonce, int tag, byte[] ciphertext, byte[] aad) {
        assertThatExceptionOfType(UndecipherableException.class)
                .isThrownBy(() -> AesCcm.decrypt(key, nonce, tag, ciphertext, aad));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
