package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AesXtsTest {
    /** IEEE 1619, annex B: vectors 2, and 15 to 18 with a last part of a block. */
    @ParameterizedTest
    @CsvSource({
        "1111111111111111111111111111111122222222222222222222222222222222, 33333333330000000000000000000000,"
                + "4444444444444444444444444444444444444444444444444444444444444444,"
                + "c454185e6a16936e39334038acef838bfb186fff7480adc4289382ecd6d394f0",
        "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0bfbebdbcbbbab9b8b7b6b5b4b3b2b1b0, 9a785634120000000000000000000000,"
                + "000102030405060708090a0b0c0d0e0f10, 6c1625db4671522d3d7599601de7ca09ed",
        "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0bfbebdbcbbbab9b8b7b6b5b4b3b2b1b0, 9a785634120000000000000000000000,"
                + "000102030405060708090a0b0c0d0e0f1011, d069444b7a7e0cab09e24447d24deb1fedbf"
    })
    void published_vectors_come_out_bit_by_bit(String key, String tweak, String plaintext, String ciphertext)
            throws UndecipherableException {
        assertThat(AesXts.encrypt(hex(key), hex(tweak), hex(plaintext))).isEqualTo(hex(ciphertext));
        assertThat(AesXts.decrypt(hex(key), hex(tweak), hex(ciphertext))).isEqualTo(hex(plaintext));
    }

    /** Which has XTS-AES-256 only. */
    @Test
    void another_implementation_encrypts_the_same() throws Exception {
        AmazonCorrettoCryptoProvider other = AmazonCorrettoCryptoProvider.INSTANCE;
        assumeTrue(other.getLoadingError() == null, "The native provider is not for this platform.");
        byte[] key = RandomBytes.of(64);
        byte[] tweak = RandomBytes.of(16);
        for (int length = 16; length < 200; length++) {
            byte[] plaintext = RandomBytes.of(length);
            Cipher cipher = Cipher.getInstance("AES/XTS/NoPadding", other);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(tweak));
            byte[] expected = cipher.doFinal(plaintext);
            assertThat(AesXts.encrypt(key, tweak, plaintext))
                    .as("%d bytes", length)
                    .isEqualTo(expected);
            assertThat(AesXts.decrypt(key, tweak, expected)).isEqualTo(plaintext);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 31, 33, 48})
    void a_key_is_two_aes_keys(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesXts.encrypt(RandomBytes.of(length), new byte[16], new byte[16]));
    }

    @Test
    void two_equal_keys_are_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> AesXts.encrypt(new byte[32], new byte[16], new byte[16]));
    }

    @Test
    void less_than_a_block_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesXts.encrypt(RandomBytes.of(32), new byte[16], new byte[15]));
        assertThatExceptionOfType(UndecipherableException.class)
                .isThrownBy(() -> AesXts.decrypt(RandomBytes.of(32), new byte[16], new byte[15]));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
