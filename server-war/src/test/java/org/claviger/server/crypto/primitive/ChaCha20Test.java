package org.claviger.server.crypto.primitive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of RFC 8439, and the platform's own ChaCha20. */
class ChaCha20Test {
    /** RFC 8439, section 2.4.2. */
    @Test
    void a_counter_that_leaves_too_few_blocks_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChaCha20.apply(new byte[32], new byte[12], -1, new byte[64]));
    }

    @Test
    void it_encrypts_as_published() {
        byte[] key = hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        byte[] nonce = hex("000000000000004a00000000");
        byte[] plaintext =
                ("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future,"
                                + " sunscreen would be it.")
                        .getBytes(US_ASCII);
        byte[] ciphertext = hex("6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b"
                + "f91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d8"
                + "07ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736"
                + "5af90bbf74a35be6b40b8eedf2785e42874d");

        assertThat(ChaCha20.apply(key, nonce, 1, plaintext)).isEqualTo(ciphertext);
        assertThat(ChaCha20.apply(key, nonce, 1, ciphertext)).isEqualTo(plaintext);
    }

    /** RFC 8439, appendix A.1, vectors 1 and 2: with zeros, the nonces of both lengths give the same. */
    @ParameterizedTest
    @CsvSource({
        "8, 0, 76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7",
        "12, 0, 76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7",
        "8, 1, 9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed",
        "12, 1, 9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed"
    })
    void the_key_stream_is_as_published(int nonceLength, int counter, String stream) {
        assertThat(ChaCha20.apply(new byte[32], new byte[nonceLength], counter, new byte[32]))
                .isEqualTo(hex(stream));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000, Integer.MAX_VALUE - 4, Integer.MIN_VALUE, -5})
    void it_is_what_the_platform_makes(int counter) throws GeneralSecurityException {
        byte[] key = RandomBytes.of(32);
        byte[] nonce = RandomBytes.of(12);
        byte[] text = RandomBytes.of(200);

        assertThat(ChaCha20.apply(key, nonce, counter, text)).isEqualTo(platform(key, nonce, counter, text));
    }

    /** The first 4 bytes of the longer nonce are the other half of a counter of 8 bytes. */
    @Test
    void a_nonce_of_8_bytes_is_one_of_12_that_begins_with_zeros() throws GeneralSecurityException {
        byte[] key = RandomBytes.of(32);
        byte[] nonce = RandomBytes.of(12);
        Arrays.fill(nonce, 0, 4, (byte) 0);
        byte[] text = RandomBytes.of(200);

        assertThat(ChaCha20.apply(key, Arrays.copyOfRange(nonce, 4, 12), 7, text))
                .isEqualTo(platform(key, nonce, 7, text));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9, 11, 13, 16, 24})
    void a_nonce_has_8_or_12_bytes(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChaCha20.apply(new byte[32], new byte[length], 0, new byte[1]));
    }

    private static byte[] platform(byte[] key, byte[] nonce, int counter, byte[] text) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new ChaCha20ParameterSpec(nonce, counter));
        return cipher.doFinal(text);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
