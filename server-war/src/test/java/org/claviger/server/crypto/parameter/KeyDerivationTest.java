package org.claviger.server.crypto.parameter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.kmip.word.HashingAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Published vectors, and NIST SP 800-108 once more from the platform's HMAC. */
class KeyDerivationTest {
    private static final byte[] KEY = "0123456789abcdef".getBytes(US_ASCII);
    private static final byte[] FIXED = "what is fixed".getBytes(US_ASCII);
    private static final byte[] NONE = {};

    /** RFC 6070, section 2, and RFC 7914, section 11: those of 1000 iterations at least. */
    @ParameterizedTest
    @CsvSource({
        "SHA_1, password, salt, 4096, 4b007901b765489abead49d926f721d065a429c1",
        "SHA_1, passwordPASSWORDpassword, saltSALTsaltSALTsaltSALTsaltSALTsalt, 4096,"
                + " 3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        "SHA_256, Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
    })
    void pbkdf2_is_as_published(HashingAlgorithm hash, String password, String salt, int iterations, String derived) {
        assertThat(new KeyDerivation(hash)
                        .pbkdf2(password.getBytes(US_ASCII), salt.getBytes(US_ASCII), iterations, derived.length() / 2))
                .isEqualTo(hex(derived));
    }

    /** RFC 6070, section 2: a zero within. */
    @Test
    void pbkdf2_takes_any_bytes() {
        assertThat(new KeyDerivation(HashingAlgorithm.SHA_1)
                        .pbkdf2("pass\0word".getBytes(US_ASCII), "sa\0lt".getBytes(US_ASCII), 4096, 16))
                .isEqualTo(hex("56fa6aa75548099dcc37d7f03425e0c3"));
    }

    @Test
    void pbkdf2_refuses_fewer_than_1000_iterations() {
        KeyDerivation derivation = new KeyDerivation(HashingAlgorithm.SHA_256);
        assertThat(derivation.pbkdf2(KEY, FIXED, 1000, 1)).hasSize(1);
        for (int iterations : new int[] {999, 1, 0, -1}) {
            assertThatExceptionOfType(BadParametersException.class)
                    .isThrownBy(() -> derivation.pbkdf2(KEY, FIXED, iterations, 16))
                    .matches(e -> !e.isIncomplete());
        }
    }

    /** RFC 5869, appendix A.1, A.3 and A.4. */
    @ParameterizedTest
    @CsvSource({
        "SHA_256, 22, 000102030405060708090a0b0c, f0f1f2f3f4f5f6f7f8f9,"
                + " 3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        "SHA_256, 22, '', '', 8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        "SHA_1, 11, 000102030405060708090a0b0c, f0f1f2f3f4f5f6f7f8f9,"
                + " 085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896"
    })
    void hkdf_is_as_published(HashingAlgorithm hash, int keyLength, String salt, String info, String derived) {
        byte[] key = new byte[keyLength];
        Arrays.fill(key, (byte) 0x0b);
        assertThat(new KeyDerivation(hash).hkdf(key, hex(salt), hex(info), 42)).isEqualTo(hex(derived));
    }

    /** RFC 4231, test case 2. */
    @Test
    void hmac_is_as_published() {
        assertThat(new KeyDerivation(HashingAlgorithm.SHA_256)
                        .hmac("Jefe".getBytes(US_ASCII), "what do ya want for nothing?".getBytes(US_ASCII)))
                .isEqualTo(hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    /** FIPS 180-4: the example "abc". */
    @Test
    void a_hash_is_that_of_the_key_and_what_comes_behind_it() {
        assertThat(new KeyDerivation(HashingAlgorithm.SHA_256).hash("a".getBytes(US_ASCII), "bc".getBytes(US_ASCII)))
                .isEqualTo(hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @ParameterizedTest
    @CsvSource({
        "SHA_1, HmacSHA1",
        "SHA_224, HmacSHA224",
        "SHA_256, HmacSHA256",
        "SHA_384, HmacSHA384",
        "SHA_512, HmacSHA512",
        "SHA3_256, HmacSHA3-256",
        "SHA3_384, HmacSHA3-384",
        "SHA3_512, HmacSHA3-512"
    })
    void the_modes_are_what_their_standard_says(HashingAlgorithm hash, String mac) throws GeneralSecurityException {
        KeyDerivation derivation = new KeyDerivation(hash);
        ByteArrayOutputStream counted = new ByteArrayOutputStream();
        ByteArrayOutputStream fedBack = new ByteArrayOutputStream();
        ByteArrayOutputStream piped = new ByteArrayOutputStream();
        byte[] before = "an IV".getBytes(US_ASCII);
        byte[] pipe = FIXED;
        for (int i = 1; i <= 4; i++) {
            byte[] counter = ByteBuffer.allocate(4).putInt(0, i).array();
            counted.writeBytes(mac(mac, counter, FIXED));
            before = mac(mac, before, counter, FIXED);
            fedBack.writeBytes(before);
            pipe = mac(mac, pipe);
            piped.writeBytes(mac(mac, pipe, counter, FIXED));
        }
        int length = counted.size() - 5;

        assertThat(derivation.counterMode(KEY, FIXED, length)).isEqualTo(Arrays.copyOf(counted.toByteArray(), length));
        assertThat(derivation.feedbackMode(KEY, "an IV".getBytes(US_ASCII), FIXED, length))
                .isEqualTo(Arrays.copyOf(fedBack.toByteArray(), length));
        assertThat(derivation.doublePipeline(KEY, FIXED, length)).isEqualTo(Arrays.copyOf(piped.toByteArray(), length));
    }

    @Test
    void feedback_begins_without_an_iv_if_there_is_none() throws GeneralSecurityException {
        byte[] first = mac("HmacSHA256", new byte[] {0, 0, 0, 1}, FIXED);
        byte[] second = mac("HmacSHA256", first, new byte[] {0, 0, 0, 2}, FIXED);

        assertThat(new KeyDerivation(HashingAlgorithm.SHA_256).feedbackMode(KEY, NONE, FIXED, 64))
                .startsWith(first)
                .endsWith(second);
    }

    @ParameterizedTest
    @EnumSource(
            value = HashingAlgorithm.class,
            names = {"MD2", "MD4", "MD5", "RIPEMD_160", "TIGER", "WHIRLPOOL"})
    void nothing_is_derived_by_what_is_broken_or_rare(HashingAlgorithm hash) {
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> new KeyDerivation(hash).hash(KEY, FIXED))
                .withMessageContaining(hash.title());
    }

    private static byte[] mac(String name, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(KEY, name));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
