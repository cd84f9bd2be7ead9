package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivationTest {
    private static final byte[] KEY = RandomBytes.of(32);
    private static final byte[] LABEL = "label".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = "context".getBytes(StandardCharsets.UTF_8);

    /** Extract and expand once more, from the platform's HMAC. */
    @ParameterizedTest
    @CsvSource({"SHA256, HmacSHA256", "SHA384, HmacSHA384", "SHA512, HmacSHA512", "SHA3_256, HmacSHA3-256"})
    void hkdf_is_what_its_standard_says(HashAlgorithm hash, String hmac) {
        byte[] pseudorandomKey = Macs.hmac(hmac, LABEL, KEY);
        byte[] first = Macs.hmac(hmac, pseudorandomKey, CONTEXT, new byte[] {1});
        byte[] second = Macs.hmac(hmac, pseudorandomKey, first, CONTEXT, new byte[] {2});

        assertThat(Hkdf.derive(hash, KEY, LABEL, CONTEXT, hash.length() + 5))
                .isEqualTo(Bytes.concatenated(first, Arrays.copyOf(second, 5)));
    }

    @Test
    void hkdf_derives_at_most_255_hashes() {
        assertThat(Hkdf.derive(HashAlgorithm.SHA256, KEY, LABEL, CONTEXT, 255 * 32))
                .hasSize(8160);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hkdf.derive(HashAlgorithm.SHA256, KEY, LABEL, CONTEXT, 255 * 32 + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hkdf.derive(HashAlgorithm.SHA256, KEY, LABEL, CONTEXT, 0));
    }

    @ParameterizedTest
    @CsvSource({"SHA256, HmacSHA256", "SHA384, HmacSHA384", "SHA512, HmacSHA512"})
    void counter_mode_with_hmac_is_what_its_standard_says(HashAlgorithm hash, String hmac) {
        int length = hash.length() + 7;
        byte[] first = Macs.hmac(hmac, KEY, fixedInput(1, length));
        byte[] second = Macs.hmac(hmac, KEY, fixedInput(2, length));

        assertThat(CounterModeKdf.hmac(hash, KEY, LABEL, CONTEXT, length))
                .isEqualTo(Bytes.concatenated(first, Arrays.copyOf(second, 7)));
    }

    @Test
    void counter_mode_with_cmac_is_what_its_standard_says() {
        byte[] first = Macs.mac(Algorithm.AES, KEY, fixedInput(1, 20));
        byte[] second = Macs.mac(Algorithm.AES, KEY, fixedInput(2, 20));

        assertThat(CounterModeKdf.cmac(KEY, LABEL, CONTEXT, 20))
                .isEqualTo(Bytes.concatenated(first, Arrays.copyOf(second, 4)));
    }

    @Test
    void counter_mode_derives_1_to_65536_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> CounterModeKdf.cmac(KEY, LABEL, CONTEXT, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> CounterModeKdf.cmac(KEY, LABEL, CONTEXT, 65537));
    }

    /** RFC 7748, section 5.2: the first vector. */
    @Test
    void x25519_agrees_as_published() throws GeneralSecurityException {
        byte[] scalar = KeyEncoding.encodePrivate(new X25519PrivateKeyParameters(
                hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4")));
        byte[] point = KeyEncoding.encodePublic(
                new X25519PublicKeyParameters(hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c")));

        assertThat(Ecdh.agree(ParsedPrivateKey.parse(Algorithm.X25519, scalar), point))
                .isEqualTo(hex("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"));
    }

    /** RFC 7748, section 6.1: points of small order make zeros. */
    @Test
    void x25519_refuses_the_secret_that_is_all_zeros() throws GeneralSecurityException {
        try (PairMaterial pair = KeyGeneration.pair(Algorithm.X25519, 256)) {
            ParsedPrivateKey own = ParsedPrivateKey.parse(Algorithm.X25519, pair.privateKey());
            for (String point : new String[] {
                "00".repeat(32),
                "01" + "00".repeat(31),
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            }) {
                byte[] spki = KeyEncoding.encodePublic(new X25519PublicKeyParameters(hex(point)));
                assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> Ecdh.agree(own, spki));
            }
        }
    }

    @Test
    void keys_of_two_curves_do_not_agree() throws GeneralSecurityException {
        try (PairMaterial one = KeyGeneration.pair(Algorithm.EC_P256, 256);
                PairMaterial other = KeyGeneration.pair(Algorithm.EC_P384, 384)) {
            ParsedPrivateKey own = ParsedPrivateKey.parse(Algorithm.EC_P256, one.privateKey());
            assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> Ecdh.agree(own, other.publicKey()));
        }
    }

    @Test
    void keys_that_sign_do_not_agree() throws GeneralSecurityException {
        try (PairMaterial pair = KeyGeneration.pair(Algorithm.EC_SECP256K1, 256)) {
            ParsedPrivateKey own = ParsedPrivateKey.parse(Algorithm.EC_SECP256K1, pair.privateKey());
            assertThatIllegalArgumentException().isThrownBy(() -> Ecdh.agree(own, pair.publicKey()));
        }
    }

    private static byte[] fixedInput(int counter, int length) {
        return ByteBuffer.allocate(4 + LABEL.length + 1 + CONTEXT.length + 4)
                .putInt(counter)
                .put(LABEL)
                .put((byte) 0)
                .put(CONTEXT)
                .putInt(length * 8)
                .array();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
