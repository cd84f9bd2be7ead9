package org.claviger.server.crypto.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.claviger.api.crypto.Algorithm;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.BlockCipherMode;
import org.claviger.kmip.word.PaddingMethod;
import org.claviger.kmip.word.Tag;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mode by published vectors, its IVs, tags and paddings, and what doesn't go together. */
class SecretKeyCipherTest {
    private static final byte[] KEY = hex("2b7e151628aed2a6abf7158809cf4f3c");
    private static final byte[] BLOCKS = hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
    private static final byte[] NONE = {};
    private static final byte[] AAD = {1, 2, 3};

    /** NIST SP 800-38A, appendix F: the first two blocks with a key of 128 bits. */
    @ParameterizedTest
    @CsvSource({
        "ECB, '', 3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf",
        "CBC, 000102030405060708090a0b0c0d0e0f, 7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2",
        "CFB, 000102030405060708090a0b0c0d0e0f, 3b3fd92eb72dad20333449f8e83cfb4ac8a64537a0b3a93fcde3cdad9f1ce58b",
        "OFB, 000102030405060708090a0b0c0d0e0f, 3b3fd92eb72dad20333449f8e83cfb4a7789508d16918f03f53c52dac54ed825",
        "CTR, f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff, 874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"
    })
    void the_modes_of_blocks_are_as_published(BlockCipherMode mode, String iv, String ciphertext)
            throws GeneralSecurityException {
        SecretKeyCipher cipher = cipher(Algorithm.AES, mode);

        assertThat(cipher.encrypt(KEY, cipher.ivToEncrypt(hex(iv)), BLOCKS, NONE))
                .isEqualTo(hex(ciphertext));
        assertThat(cipher.decrypt(KEY, cipher.ivToDecrypt(hex(iv)), hex(ciphertext), NONE))
                .isEqualTo(BLOCKS);
    }

    /** PCBC from ECB: before each block comes the sum of the plaintext and ciphertext before. */
    @Test
    void what_is_shorter_than_its_tag_or_its_padding_is_refused_as_what_is_wrong() {
        SecretKeyCipher gcm = cipher(Algorithm.AES, BlockCipherMode.GCM);
        SecretKeyCipher padded = new SecretKeyCipher(
                Algorithm.AES,
                Parameters.of(
                        Item.of(Tag.BLOCK_CIPHER_MODE, BlockCipherMode.CTR),
                        Item.of(Tag.PADDING_METHOD, PaddingMethod.PKCS5)));

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> gcm.decrypt(KEY, new byte[8], new byte[5], NONE));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> padded.decrypt(KEY, new byte[16], new byte[5], NONE));
    }

    @Test
    void pcbc_chains_plaintext_and_ciphertext() throws GeneralSecurityException {
        byte[] iv = RandomBytes.of(16);
        SecretKeyCipher ecb = cipher(Algorithm.AES, BlockCipherMode.ECB);
        byte[] first = Arrays.copyOf(BLOCKS, 16);
        byte[] second = Arrays.copyOfRange(BLOCKS, 16, 32);
        byte[] one = ecb.encrypt(KEY, NONE, sum(first, iv), NONE);
        byte[] other = ecb.encrypt(KEY, NONE, sum(second, sum(first, one)), NONE);

        assertThat(cipher(Algorithm.AES, BlockCipherMode.PCBC).encrypt(KEY, iv, BLOCKS, NONE))
                .startsWith(one)
                .endsWith(other)
                .hasSize(32);
    }

    /** The GCM specification of McGrew and Viega, test case 5: an IV of 8 bytes. */
    @Test
    void gcm_takes_an_iv_of_any_length_as_published() throws GeneralSecurityException {
        SecretKeyCipher cipher = cipher(Algorithm.AES, BlockCipherMode.GCM);
        byte[] ciphertext = cipher.encrypt(
                hex("feffe9928665731c6d6a8f9467308308"),
                cipher.ivToEncrypt(hex("cafebabefacedbad")),
                hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"),
                hex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));

        assertThat(ciphertext)
                .isEqualTo(hex("61353b4c2806934a777ff51fa22a4755699b2a714fcdc6f83766e5f97b6c7423"
                        + "73806900e49f24b22b097544d4896b424989b5e1ebac0f07c23f45983612d2e79e3b0785561be14aaca2fccb"));
        assertThat(cipher.isOwn(8)).isFalse();
        assertThat(cipher.isOwn(12)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"AES, GCM", "AES, CCM", "CHACHA20_POLY1305, AEAD"})
    void authenticated_ones_have_tags_of_12_to_16_bytes(Algorithm algorithm, BlockCipherMode mode)
            throws GeneralSecurityException {
        byte[] key = RandomBytes.of(32);
        byte[] iv = RandomBytes.of(12);
        for (int tag : new int[] {12, 14, 16}) {
            SecretKeyCipher cipher = cipher(algorithm, mode, Item.of(Tag.TAG_LENGTH, tag));
            byte[] ciphertext = cipher.encrypt(key, iv, BLOCKS, AAD);

            assertThat(cipher.tagLength()).isEqualTo(tag);
            assertThat(ciphertext).hasSize(BLOCKS.length + tag);
            assertThat(cipher.decrypt(key, iv, ciphertext, AAD)).isEqualTo(BLOCKS);
            for (int i = 0; i < ciphertext.length; i++) {
                byte[] changed = ciphertext.clone();
                changed[i] ^= 1;
                assertUndecipherable(cipher, key, iv, changed, AAD);
            }
            assertUndecipherable(cipher, key, iv, ciphertext, NONE);
            assertUndecipherable(cipher, key, iv, Arrays.copyOf(ciphertext, ciphertext.length - 1), AAD);
        }
        for (int tag : new int[] {-1, 0, 4, 11, 17}) {
            assertRefused(() -> cipher(algorithm, mode, Item.of(Tag.TAG_LENGTH, tag)));
        }
    }

    @Test
    void a_shorter_tag_is_the_beginning_of_the_longer_one_but_in_ccm() throws GeneralSecurityException {
        byte[] key = RandomBytes.of(32);
        byte[] iv = RandomBytes.of(12);
        Item shorter = Item.of(Tag.TAG_LENGTH, 12);

        assertThat(cipher(Algorithm.AES, BlockCipherMode.GCM).encrypt(key, iv, BLOCKS, AAD))
                .startsWith(cipher(Algorithm.AES, BlockCipherMode.GCM, shorter).encrypt(key, iv, BLOCKS, AAD));
        assertThat(cipher(Algorithm.CHACHA20_POLY1305, BlockCipherMode.AEAD).encrypt(key, iv, BLOCKS, AAD))
                .startsWith(cipher(Algorithm.CHACHA20_POLY1305, BlockCipherMode.AEAD, shorter)
                        .encrypt(key, iv, BLOCKS, AAD));
    }

    /** RFC 3394, section 4.1, and RFC 5649, section 6. */
    @ParameterizedTest
    @CsvSource({
        "NIST_KEY_WRAP, 000102030405060708090a0b0c0d0e0f, 00112233445566778899aabbccddeeff,"
                + " 1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5",
        "AES_KEY_WRAP_PADDING, 5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8,"
                + " c37b7e6492584340bed12207808941155068f738,"
                + " 138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a"
    })
    void key_wrapping_is_as_published(BlockCipherMode mode, String key, String plaintext, String ciphertext)
            throws GeneralSecurityException {
        SecretKeyCipher cipher = cipher(Algorithm.AES, mode);

        assertThat(cipher.ivToEncrypt(null)).isEmpty();
        assertThat(cipher.encrypt(hex(key), NONE, hex(plaintext), NONE)).isEqualTo(hex(ciphertext));
        assertThat(cipher.decrypt(hex(key), NONE, hex(ciphertext), NONE)).isEqualTo(hex(plaintext));
    }

    /** IEEE 1619-2007, annex B, vector 2. */
    @Test
    void xts_is_as_published() throws GeneralSecurityException {
        byte[] key = hex("11".repeat(16) + "22".repeat(16));
        byte[] tweak = hex("3333333333" + "00".repeat(11));

        assertThat(cipher(Algorithm.AES, BlockCipherMode.XTS).encrypt(key, tweak, hex("44".repeat(32)), NONE))
                .isEqualTo(hex("c454185e6a16936e39334038acef838bfb186fff7480adc4289382ecd6d394f0"));
    }

    @Test
    void triple_des_is_what_another_makes() throws GeneralSecurityException, InvalidCipherTextException {
        byte[] key = RandomBytes.of(24);
        byte[] iv = RandomBytes.of(8);
        byte[] text = RandomBytes.of(21);
        PaddedBufferedBlockCipher other = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new DESedeEngine()));
        other.init(true, new ParametersWithIV(new KeyParameter(key), iv));
        byte[] expected = new byte[24];
        other.doFinal(expected, other.processBytes(text, 0, text.length, expected, 0));
        SecretKeyCipher cipher =
                new SecretKeyCipher(Algorithm.DES3, Parameters.of(Item.of(Tag.PADDING_METHOD, PaddingMethod.PKCS5)));

        assertThat(cipher.ivLength()).isEqualTo(8);
        assertThat(cipher.encrypt(key, iv, text, NONE)).isEqualTo(expected);
        assertThat(cipher.decrypt(key, iv, expected, NONE)).isEqualTo(text);
    }

    /** RFC 8439, appendix A.1, vector 2: the second block of the key stream. */
    @Test
    void chacha20_begins_with_the_counter_that_is_named() throws GeneralSecurityException {
        SecretKeyCipher cipher =
                new SecretKeyCipher(Algorithm.CHACHA20, Parameters.of(Item.of(Tag.INITIAL_COUNTER_VALUE, 1)));

        assertThat(cipher.encrypt(new byte[32], new byte[12], new byte[16], NONE))
                .isEqualTo(hex("9f07e7be5551387a98ba977c732d080d"));
        assertThat(new SecretKeyCipher(Algorithm.CHACHA20, Parameters.of())
                        .encrypt(new byte[32], new byte[12], new byte[16], NONE))
                .isEqualTo(hex("76b8e0ada0f13d90405d6ae55386bd28"));
    }

    @ParameterizedTest
    @CsvSource({
        "AES, CBC, PKCS5",
        "AES, ECB, ANSI_X9_23",
        "AES, PCBC, ISO_10126",
        "DES3, CBC, ZEROS",
        "DES3, ECB, PKCS5"
    })
    void padded_texts_of_any_length_come_back(Algorithm algorithm, BlockCipherMode mode, PaddingMethod padding)
            throws GeneralSecurityException {
        byte[] key = RandomBytes.of(24);
        SecretKeyCipher cipher = cipher(algorithm, mode, Item.of(Tag.PADDING_METHOD, padding));
        byte[] iv = cipher.ivToEncrypt(null);
        for (int length = 0; length < 35; length++) {
            byte[] text = new byte[length];
            Arrays.fill(text, (byte) 9);
            byte[] ciphertext = cipher.encrypt(key, iv, text, NONE);

            assertThat(text).isEqualTo(filled(length));
            assertThat(cipher.decrypt(key, iv, ciphertext, NONE)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CBC", "ECB", "PCBC"})
    void without_padding_only_whole_blocks_are_encrypted(BlockCipherMode mode) throws GeneralSecurityException {
        for (Item padding :
                new Item[] {Item.of(Tag.BLOCK_CIPHER_MODE, mode), Item.of(Tag.PADDING_METHOD, PaddingMethod.NONE)}) {
            SecretKeyCipher cipher = cipher(Algorithm.AES, mode, padding);
            byte[] iv = cipher.ivToEncrypt(null);
            assertThat(cipher.encrypt(KEY, iv, BLOCKS, NONE)).hasSize(BLOCKS.length);
            assertRefused(() -> cipher.encrypt(KEY, iv, new byte[15], NONE));
            assertUndecipherable(cipher, KEY, iv, new byte[15], NONE);
        }
    }

    @Test
    void a_padding_that_is_not_as_it_should_be_is_undecipherable() throws GeneralSecurityException {
        SecretKeyCipher plain = cipher(Algorithm.AES, BlockCipherMode.ECB);
        SecretKeyCipher padded =
                cipher(Algorithm.AES, BlockCipherMode.ECB, Item.of(Tag.PADDING_METHOD, PaddingMethod.PKCS5));

        assertUndecipherable(padded, KEY, NONE, plain.encrypt(KEY, NONE, new byte[16], NONE), NONE);
        assertUndecipherable(padded, KEY, NONE, NONE, NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "AES, GCM, 12",
        "AES, CCM, 12",
        "AES, XTS, 16",
        "AES, CBC, 16",
        "AES, CTR, 16",
        "AES, ECB, 0",
        "DES3, CFB, 8",
        "DES3, ECB, 0",
        "CHACHA20_POLY1305, AEAD, 12"
    })
    void an_iv_is_made_in_its_length_and_asked_for_to_decrypt(Algorithm algorithm, BlockCipherMode mode, int length) {
        SecretKeyCipher cipher = cipher(algorithm, mode);

        assertThat(cipher.ivToEncrypt(null)).hasSize(length);
        if (length == 0) {
            assertThat(cipher.ivToDecrypt(null)).isEmpty();
        } else {
            assertThat(cipher.ivToEncrypt(null)).isNotEqualTo(cipher.ivToEncrypt(null));
            assertThatExceptionOfType(BadParametersException.class)
                    .isThrownBy(() -> cipher.ivToDecrypt(null))
                    .matches(BadParametersException::isIncomplete);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AES, GCM, 0",
        "AES, CCM, 6",
        "AES, CCM, 14",
        "AES, XTS, 15",
        "AES, CBC, 8",
        "AES, CTR, 12",
        "AES, ECB, 16",
        "AES, NIST_KEY_WRAP, 8",
        "DES3, CBC, 16",
        "CHACHA20_POLY1305, AEAD, 8"
    })
    void an_iv_of_another_length_is_refused(Algorithm algorithm, BlockCipherMode mode, int length) {
        SecretKeyCipher cipher = cipher(algorithm, mode);
        assertRefused(() -> cipher.ivToEncrypt(new byte[length]));
        assertRefused(() -> cipher.ivToDecrypt(new byte[length]));
    }

    @ParameterizedTest
    @CsvSource({
        "AES, CMAC",
        "AES, AEAD",
        "AES, X9_102_AESKW",
        "DES3, CTR",
        "DES3, GCM",
        "CHACHA20_POLY1305, GCM",
        "CHACHA20, CBC",
        "CHACHA20, AEAD",
        "HMAC_SHA256, CBC",
        "RSA, ECB"
    })
    void a_key_does_not_encrypt_by_every_mode(Algorithm algorithm, BlockCipherMode mode) {
        assertRefused(() -> cipher(algorithm, mode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CBC", "ECB", "PCBC", "CFB", "OFB", "CTR", "XTS", "NIST_KEY_WRAP", "AES_KEY_WRAP_PADDING"})
    void the_others_take_no_additional_data(BlockCipherMode mode) {
        SecretKeyCipher cipher = cipher(Algorithm.AES, mode);
        byte[] iv = cipher.ivToEncrypt(null);
        assertRefused(() -> cipher.encrypt(KEY, iv, BLOCKS, AAD));
        assertRefused(() -> cipher.decrypt(KEY, iv, BLOCKS, AAD));
    }

    @Test
    void blocks_are_not_padded_by_what_pads_messages() {
        SecretKeyCipher cipher =
                cipher(Algorithm.AES, BlockCipherMode.CBC, Item.of(Tag.PADDING_METHOD, PaddingMethod.OAEP));
        assertRefused(() -> cipher.encrypt(KEY, new byte[16], BLOCKS, NONE));
    }

    @ParameterizedTest
    @CsvSource({"AES, 16, true", "DES3, 0, false", "CHACHA20_POLY1305, 16, true", "CHACHA20, 0, true"})
    void each_algorithm_has_a_mode_that_goes_without_saying(Algorithm algorithm, int tag, boolean isStream) {
        SecretKeyCipher cipher = new SecretKeyCipher(algorithm, Parameters.of());
        assertThat(cipher.tagLength()).isEqualTo(tag);
        assertThat(cipher.isStream()).isEqualTo(isStream);
        assertThat(cipher.isOwn(12)).isEqualTo(tag == 16);
    }

    private static SecretKeyCipher cipher(Algorithm algorithm, BlockCipherMode mode, Item... more) {
        Item[] all = Arrays.copyOf(more, more.length + 1);
        all[more.length] = Item.of(Tag.BLOCK_CIPHER_MODE, mode);
        return new SecretKeyCipher(algorithm, Parameters.of(all));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(BadParametersException.class).isThrownBy(call).matches(e -> !e.isIncomplete());
    }

    private static void assertUndecipherable(
            SecretKeyCipher cipher, byte[] key, byte[] iv, byte[] ciphertext, byte[] aad) {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> cipher.decrypt(key, iv, ciphertext, aad));
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 9);
        return bytes;
    }

    private static byte[] sum(byte[] one, byte[] other) {
        byte[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] ^= other[i];
        }
        return sum;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
