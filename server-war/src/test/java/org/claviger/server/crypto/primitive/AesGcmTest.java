package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmTest {
    private static final byte[] NONE = {};
    private static final byte[] KEY = filled(32, 1);
    private static final byte[] IV = filled(AesGcm.IV, 2);
    private static final byte[] PLAINTEXT = "a plaintext".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HEADER = "header".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AAD = "aad".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void what_was_encrypted_decrypts(int keyLength) throws AEADBadTagException {
        byte[] key = filled(keyLength, 1);
        byte[] ciphertext = AesGcm.encrypt(key, IV, PLAINTEXT, HEADER, AAD);

        assertThat(ciphertext).hasSize(PLAINTEXT.length + AesGcm.TAG);
        assertThat(AesGcm.decrypt(key, IV, ciphertext, HEADER, AAD)).isEqualTo(PLAINTEXT);
    }

    @Test
    void the_empty_plaintext_is_one_tag() throws AEADBadTagException {
        byte[] ciphertext = AesGcm.encrypt(KEY, IV, NONE);

        assertThat(ciphertext).hasSize(AesGcm.TAG);
        assertThat(AesGcm.decrypt(KEY, IV, ciphertext)).isEmpty();
    }

    /** McGrew and Viega, The Galois/Counter Mode of Operation, test case 16. */
    @Test
    void a_published_vector_comes_out_bit_by_bit() {
        byte[] ciphertext = AesGcm.encrypt(
                hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
                hex("cafebabefacedbaddecaf888"),
                hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"),
                hex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));

        assertThat(ciphertext)
                .isEqualTo(hex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b"));
    }

    @Test
    void additional_data_in_parts_are_the_parts_in_their_order() {
        byte[] whole = AesGcm.encrypt(KEY, IV, PLAINTEXT, "headeraad".getBytes(StandardCharsets.UTF_8));

        assertThat(AesGcm.encrypt(KEY, IV, PLAINTEXT, HEADER, AAD)).isEqualTo(whole);
        assertThat(AesGcm.encrypt(KEY, IV, PLAINTEXT, AAD, HEADER)).isNotEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 17, 31, 33})
    void a_key_of_another_length_encrypts_nothing(int length) {
        byte[] key = new byte[length];
        assertThat(length).isNotIn(16, 24, 32);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> AesGcm.encrypt(key, IV, PLAINTEXT))
                .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
    }

    @Test
    void an_empty_iv_encrypts_nothing() {
        assertThatIllegalStateException().isThrownBy(() -> AesGcm.encrypt(KEY, NONE, PLAINTEXT));
    }

    @Nested
    class A_ciphertext_is_refused {
        private final byte[] ciphertext = AesGcm.encrypt(KEY, IV, PLAINTEXT, HEADER, AAD);

        @Test
        void if_any_of_its_bits_differs() {
            assertThat(IntStream.range(0, ciphertext.length * Byte.SIZE)).allSatisfy(bit -> {
                byte[] changed = ciphertext.clone();
                changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                assertRefused(KEY, IV, changed, HEADER, AAD);
            });
        }

        @Test
        void if_it_was_cut_short_at_any_place() {
            assertThat(IntStream.range(AesGcm.TAG, ciphertext.length))
                    .allSatisfy(length -> assertRefused(KEY, IV, Arrays.copyOf(ciphertext, length), HEADER, AAD));
        }

        @Test
        void if_not_even_a_tag_is_left_of_it() {
            assertThat(IntStream.range(0, AesGcm.TAG))
                    .allSatisfy(length -> assertRefused(KEY, IV, Arrays.copyOf(ciphertext, length), HEADER, AAD));
        }

        @Test
        void if_a_byte_follows() {
            assertRefused(KEY, IV, Arrays.copyOf(ciphertext, ciphertext.length + 1), HEADER, AAD);
        }

        @Test
        void under_another_key() {
            assertRefused(filled(32, 9), IV, ciphertext, HEADER, AAD);
            assertRefused(Arrays.copyOf(KEY, 16), IV, ciphertext, HEADER, AAD);
        }

        @Test
        void with_another_iv() {
            assertRefused(KEY, filled(AesGcm.IV, 9), ciphertext, HEADER, AAD);
            assertRefused(KEY, Arrays.copyOf(IV, AesGcm.IV - 1), ciphertext, HEADER, AAD);
            assertRefused(KEY, NONE, ciphertext, HEADER, AAD);
        }

        @Test
        void with_other_additional_data() {
            assertRefused(KEY, IV, ciphertext);
            assertRefused(KEY, IV, ciphertext, HEADER);
            assertRefused(KEY, IV, ciphertext, AAD, HEADER);
            assertRefused(KEY, IV, ciphertext, HEADER, AAD, new byte[1]);
        }

        private static void assertRefused(byte[] key, byte[] iv, byte[] ciphertext, byte[]... aad) {
            assertThatExceptionOfType(AEADBadTagException.class)
                    .isThrownBy(() -> AesGcm.decrypt(key, iv, ciphertext, aad));
        }
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
