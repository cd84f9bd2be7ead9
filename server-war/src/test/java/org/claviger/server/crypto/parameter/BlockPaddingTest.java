package org.claviger.server.crypto.parameter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.BadPaddingException;
import org.claviger.kmip.word.PaddingMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Paddings of block ciphers: what they look like, and what is none. */
class BlockPaddingTest {
    @ParameterizedTest
    @CsvSource({
        "PKCS5, 'abc', 6162630505050505",
        "PKCS5, 'abcdefg', 6162636465666701",
        "PKCS5, 'abcdefgh', 61626364656667680808080808080808",
        "PKCS5, '', 0808080808080808",
        "ZEROS, 'abc', 6162630000000000",
        "ZEROS, 'abcdefgh', 61626364656667680000000000000000"
    })
    void a_text_is_padded_as_its_standard_says(PaddingMethod method, String text, String padded) {
        assertThat(BlockPadding.of(method, 8).pad(text.getBytes(US_ASCII)))
                .isEqualTo(HexFormat.of().parseHex(padded));
    }

    @ParameterizedTest
    @EnumSource(
            value = PaddingMethod.class,
            names = {"ANSI_X9_23", "ISO_10126"})
    void by_some_the_last_byte_counts_and_nothing_is_said_of_those_before(PaddingMethod method)
            throws GeneralSecurityException {
        BlockPadding padding = BlockPadding.of(method, 8);

        assertThat(padding.pad("abc".getBytes(US_ASCII)))
                .hasSize(8)
                .startsWith('a', 'b', 'c')
                .endsWith(5);
        assertThat(padding.pad(new byte[8])).hasSize(16).startsWith(new byte[8]).endsWith(8);
        assertThat(padding.unpad(HexFormat.of().parseHex("6162630000000005"))).containsExactly('a', 'b', 'c');
        assertThat(padding.unpad(HexFormat.of().parseHex("6162630123456705"))).containsExactly('a', 'b', 'c');
    }

    @ParameterizedTest
    @EnumSource(
            value = PaddingMethod.class,
            names = {"PKCS5", "ANSI_X9_23", "ISO_10126", "ZEROS"})
    void texts_of_any_length_come_back(PaddingMethod method) throws GeneralSecurityException {
        for (int block : new int[] {8, 16}) {
            for (int length = 0; length < 40; length++) {
                byte[] text = new byte[length];
                Arrays.fill(text, (byte) 7);
                BlockPadding padding = BlockPadding.of(method, block);
                byte[] padded = padding.pad(text);

                assertThat(padded.length).isEqualTo((length / block + 1) * block);
                assertThat(padding.unpad(padded)).isEqualTo(text);
            }
        }
    }

    @Test
    void what_was_padded_is_wiped() throws GeneralSecurityException {
        byte[] padded = {1, 2, 3, 5, 5, 5, 5, 5};
        assertThat(BlockPadding.of(PaddingMethod.PKCS5, 8).unpad(padded)).containsExactly(1, 2, 3);
        assertThat(padded).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({
        "PKCS5, 6162636465666700",
        "PKCS5, 6162636465666709",
        "PKCS5, 6162636465660102",
        "PKCS5, 61626364656667ff",
        "PKCS5, ''",
        "ANSI_X9_23, 6162636465666709",
        "ISO_10126, 6162636465666700",
        "ISO_10126, 6162636465666709",
        "ZEROS, ''"
    })
    void what_is_no_padding_is_refused(PaddingMethod method, String padded) {
        byte[] bytes = HexFormat.of().parseHex(padded);
        assertThatExceptionOfType(BadPaddingException.class)
                .isThrownBy(() -> BlockPadding.of(method, 8).unpad(bytes));
        assertThat(bytes).isEqualTo(new byte[bytes.length]);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaddingMethod.class,
            names = {"NONE", "OAEP", "SSL3", "PKCS1_V1_5", "X9_31", "PSS"})
    void others_are_none_of_block_ciphers(PaddingMethod method) {
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> BlockPadding.of(method, 16))
                .withMessageContaining(method.title());
    }
}
