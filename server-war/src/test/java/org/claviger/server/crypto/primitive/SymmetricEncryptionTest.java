package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetricEncryptionTest {
    private static final byte[] AAD = {1, 2, 3};

    @ParameterizedTest
    @MethodSource("symmetric")
    void texts_of_any_length_decrypt(EncryptionAlgorithm algorithm) throws GeneralSecurityException {
        for (int keyLength : new int[] {16, 24, 32}) {
            if (!fits(algorithm, keyLength)) {
                continue;
            }
            byte[] key = RandomBytes.of(keyLength);
            byte[] iv = RandomBytes.of(algorithm.ivLength());
            for (int length = algorithm == EncryptionAlgorithm.AES_XTS ? 16 : 0; length < 67; length++) {
                byte[] plaintext = RandomBytes.of(length);
                byte[] ciphertext = SymmetricEncryption.encrypt(algorithm, key, iv, plaintext);
                assertThat(SymmetricEncryption.decrypt(algorithm, key, iv, ciphertext))
                        .isEqualTo(plaintext);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("symmetric")
    void authenticated_ones_refuse_whatever_was_changed(EncryptionAlgorithm algorithm) {
        if (!algorithm.isAuthenticated()) {
            return;
        }
        byte[] key = RandomBytes.of(32);
        byte[] iv = RandomBytes.of(algorithm.ivLength());
        byte[] ciphertext = SymmetricEncryption.encrypt(algorithm, key, iv, new byte[20], AAD);

        for (int bit = 0; bit < ciphertext.length * Byte.SIZE; bit++) {
            byte[] changed = ciphertext.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertRefused(algorithm, key, iv, changed, AAD);
        }
        for (int length = 0; length < ciphertext.length; length++) {
            assertRefused(algorithm, key, iv, Arrays.copyOf(ciphertext, length), AAD);
        }
        assertRefused(algorithm, key, iv, Arrays.copyOf(ciphertext, ciphertext.length + 1), AAD);
        assertRefused(algorithm, key, iv, ciphertext);
        assertRefused(algorithm, key, iv, ciphertext, new byte[] {1, 2});
        assertRefused(algorithm, RandomBytes.of(32), iv, ciphertext, AAD);
        assertRefused(algorithm, key, RandomBytes.of(iv.length), ciphertext, AAD);
    }

    @ParameterizedTest
    @MethodSource("symmetric")
    void the_others_take_no_additional_data(EncryptionAlgorithm algorithm) {
        if (!algorithm.takesAad()) {
            byte[] iv = new byte[algorithm.ivLength()];
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SymmetricEncryption.encrypt(algorithm, new byte[32], iv, new byte[16], AAD));
        }
    }

    @ParameterizedTest
    @MethodSource("symmetric")
    void an_iv_has_its_one_length(EncryptionAlgorithm algorithm) {
        for (int length : new int[] {0, algorithm.ivLength() - 1, algorithm.ivLength() + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            SymmetricEncryption.encrypt(algorithm, RandomBytes.of(32), new byte[length], new byte[16]));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_OAEP_SHA256", "HYBRID_KEM"})
    void public_keys_are_not_for_it(EncryptionAlgorithm algorithm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SymmetricEncryption.encrypt(algorithm, new byte[32], new byte[0], new byte[16]));
    }

    /** NIST SP 800-38A, F.2.1: the first block. */
    @Test
    void aes_cbc_is_as_published() throws GeneralSecurityException {
        byte[] key = hex("2b7e151628aed2a6abf7158809cf4f3c");
        byte[] iv = hex("000102030405060708090a0b0c0d0e0f");
        byte[] ciphertext = AesCbc.encrypt(key, iv, hex("6bc1bee22e409f96e93d7e117393172a"));

        assertThat(ciphertext)
                .startsWith(hex("7649abac8119b246cee98e9b12e9197d"))
                .hasSize(32);
    }

    @Test
    void aes_cbc_says_the_same_of_every_failure() {
        byte[] key = RandomBytes.of(32);
        byte[] iv = new byte[16];
        byte[] badPadding = AesCbc.encrypt(key, iv, new byte[16]);
        badPadding[15] ^= 0x55;
        assertThat(Stream.of(badPadding, new byte[0], new byte[15], new byte[17]))
                .allSatisfy(ciphertext -> assertThatExceptionOfType(UndecipherableException.class)
                        .isThrownBy(() -> AesCbc.decrypt(key, iv, ciphertext))
                        .withMessage("It could not be decrypted.")
                        .withNoCause()
                        .satisfies(e -> assertThat(e.getStackTrace()).isEmpty()));
    }

    /** NIST SP 800-38A, F.5.1: the first block. */
    @Test
    void aes_ctr_is_as_published() {
        assertThat(AesCtr.apply(
                        hex("2b7e151628aed2a6abf7158809cf4f3c"),
                        hex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"),
                        hex("6bc1bee22e409f96e93d7e117393172a")))
                .isEqualTo(hex("874d6191b620e3261bef6864990db6ce"));
    }

    /** RFC 8452, C.1 and C.2: a plaintext of 8 bytes. */
    @Test
    void aes_gcm_siv_is_as_published() {
        byte[] nonce = hex("030000000000000000000000");
        byte[] plaintext = hex("0100000000000000");

        assertThat(AesGcmSiv.encrypt(hex("01" + "00".repeat(15)), nonce, plaintext))
                .isEqualTo(hex("b5d839330ac7b786578782fff6013b815b287c22493a364c"));
        assertThat(AesGcmSiv.encrypt(hex("01" + "00".repeat(31)), nonce, plaintext))
                .isEqualTo(hex("c2ef328e5c71c83b843122130f7364b761e0b97427e3df28"));
    }

    private static void assertRefused(
            EncryptionAlgorithm algorithm, byte[] key, byte[] iv, byte[] ciphertext, byte[]... aad) {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> SymmetricEncryption.decrypt(algorithm, key, iv, ciphertext, aad));
    }

    private static boolean fits(EncryptionAlgorithm algorithm, int keyLength) {
        return algorithm.fits(Algorithm.AES, keyLength * Byte.SIZE)
                || (keyLength == 32 && algorithm.fits(Algorithm.CHACHA20_POLY1305, 256));
    }

    static Stream<EncryptionAlgorithm> symmetric() {
        return Stream.of(EncryptionAlgorithm.values()).filter(algorithm -> algorithm.ivLength() > 0);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
