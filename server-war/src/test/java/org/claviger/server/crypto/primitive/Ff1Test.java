package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ff1Test {
    private static final String AES_128 = "2B7E151628AED2A6ABF7158809CF4F3C";
    private static final String AES_192 = AES_128 + "EF4359D8D580AA4F";
    private static final String AES_256 = AES_192 + "7F036D6F04FC6A94";
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final byte[] KEY = hex(AES_256);
    private static final byte[] NO_TWEAK = {};

    /** NIST's samples for SP 800-38G: 1 to 9. */
    @ParameterizedTest
    @CsvSource({
        AES_128 + ", '', 10, 0123456789, 2433477484",
        AES_128 + ", 39383736353433323130, 10, 0123456789, 6124200773",
        AES_128 + ", 3737373770717273373737, 36, 0123456789abcdefghi, a9tv40mll9kdu509eum",
        AES_192 + ", '', 10, 0123456789, 2830668132",
        AES_192 + ", 39383736353433323130, 10, 0123456789, 2496655549",
        AES_192 + ", 3737373770717273373737, 36, 0123456789abcdefghi, xbj3kv35jrawxv32ysr",
        AES_256 + ", '', 10, 0123456789, 6657667009",
        AES_256 + ", 39383736353433323130, 10, 0123456789, 1001623463",
        AES_256 + ", 3737373770717273373737, 36, 0123456789abcdefghi, xs8a0azh2avyalyzuwd"
    })
    void published_samples_come_out(String key, String tweak, int radix, String plaintext, String ciphertext) {
        Alphabet alphabet = new Alphabet(LETTERS.substring(0, radix));

        assertThat(Ff1.encrypt(hex(key), hex(tweak), alphabet, plaintext)).isEqualTo(ciphertext);
        assertThat(Ff1.decrypt(hex(key), hex(tweak), alphabet, ciphertext)).isEqualTo(plaintext);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 255, 256, 257, 4096, 65536})
    void texts_of_any_radix_keep_their_length_and_alphabet(int radix) {
        String characters = characters(radix);
        Alphabet alphabet = new Alphabet(characters);
        for (int length = Ff1.minLength(alphabet); length < 40; length++) {
            String plaintext = characters(radix, length);
            String ciphertext = Ff1.encrypt(KEY, NO_TWEAK, alphabet, plaintext);

            assertThat(ciphertext.codePoints()).hasSize(length).allMatch(c -> characters.indexOf(c) >= 0);
            assertThat(Ff1.decrypt(KEY, NO_TWEAK, alphabet, ciphertext)).isEqualTo(plaintext);
        }
    }

    @Test
    void a_tweak_makes_another_ciphertext() {
        assertThat(Ff1.encrypt(KEY, new byte[1], Alphabet.DIGITS, "123456"))
                .isNotEqualTo(Ff1.encrypt(KEY, new byte[2], Alphabet.DIGITS, "123456"));
    }

    @Nested
    class A_text_is_refused {
        @ParameterizedTest
        @ValueSource(strings = {"", "1", "12345"})
        void if_there_are_less_than_a_million_of_its_length(String text) {
            assertRefused(text);
        }

        @Test
        void if_it_is_longer_than_4096_characters() {
            assertThat(Ff1.encrypt(KEY, NO_TWEAK, Alphabet.DIGITS, "1".repeat(4096)))
                    .hasSize(4096);
            assertRefused("1".repeat(4097));
        }

        @Test
        void if_its_alphabet_lacks_a_character_which_is_not_told() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Ff1.encrypt(KEY, NO_TWEAK, Alphabet.DIGITS, "123x567"))
                    .withMessageNotContaining("x567");
        }

        private static void assertRefused(String text) {
            assertThatIllegalArgumentException().isThrownBy(() -> Ff1.encrypt(KEY, NO_TWEAK, Alphabet.DIGITS, text));
            assertThatIllegalArgumentException().isThrownBy(() -> Ff1.decrypt(KEY, NO_TWEAK, Alphabet.DIGITS, text));
        }
    }

    @Test
    void an_alphabet_has_each_character_once() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Alphabet("0120"));
    }

    @Test
    void an_alphabet_has_2_to_65536_characters() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Alphabet(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Alphabet("0"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Alphabet(characters(65537)));
    }

    /** From the plane of CJK ideographs that Java needs two chars for. */
    private static String characters(int count) {
        return IntStream.range(0x20000, 0x20000 + count)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String characters(int radix, int length) {
        return IntStream.range(0, length)
                .map(i -> 0x20000 + (radix - 1 + i * 7919) % radix)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
