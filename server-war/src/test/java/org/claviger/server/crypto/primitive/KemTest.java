package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.pqc.crypto.xwing.XWingPrivateKeyParameters;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KemTest {
    @ParameterizedTest
    @EnumSource(
            names = {"EC_P256", "EC_P384", "EC_P521", "X25519", "ML_KEM_512", "ML_KEM_768", "ML_KEM_1024", "X_WING"})
    void both_sides_have_one_secret(Algorithm algorithm) throws GeneralSecurityException {
        try (PairMaterial pair = KeyGeneration.pair(algorithm, algorithm.defaultLength());
                Encapsulation made = Kem.encapsulate(ParsedPublicKey.parse(algorithm, pair.publicKey()));
                Encapsulation again = Kem.encapsulate(ParsedPublicKey.parse(algorithm, pair.publicKey()))) {
            ParsedPrivateKey key = ParsedPrivateKey.parse(algorithm, pair.privateKey());

            assertThat(made.ciphertext()).hasSize(Kem.ciphertextLength(algorithm));
            assertThat(Kem.decapsulate(key, made.ciphertext())).isEqualTo(made.sharedSecret());
            assertThat(made.sharedSecret()).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(again.sharedSecret());
            for (int length : new int[] {0, 1, made.ciphertext().length - 1, made.ciphertext().length + 1}) {
                assertThatExceptionOfType(UndecipherableException.class)
                        .isThrownBy(() -> Kem.decapsulate(key, Arrays.copyOf(made.ciphertext(), length)));
            }
        }
    }

    @Test
    void a_point_that_is_not_on_the_curve_is_no_ciphertext() throws GeneralSecurityException {
        try (PairMaterial pair = KeyGeneration.pair(Algorithm.EC_P256, 256)) {
            ParsedPrivateKey key = ParsedPrivateKey.parse(Algorithm.EC_P256, pair.privateKey());
            byte[] ciphertext = new byte[65];
            ciphertext[0] = 4;
            ciphertext[64] = 1;
            assertThatExceptionOfType(UndecipherableException.class).isThrownBy(() -> Kem.decapsulate(key, ciphertext));
        }
    }

    @Test
    void keys_that_only_sign_encapsulate_nothing() throws GeneralSecurityException {
        try (PairMaterial pair = KeyGeneration.pair(Algorithm.ED25519, 256)) {
            ParsedPublicKey key = ParsedPublicKey.parse(Algorithm.ED25519, pair.publicKey());
            assertThatIllegalArgumentException().isThrownBy(() -> Kem.encapsulate(key));
        }
    }

    /** RFC 9180, A.1.1. */
    @Test
    void dhkem_with_x25519_is_as_published() throws GeneralSecurityException {
        byte[] pkcs8 = KeyEncoding.encodePrivate(new X25519PrivateKeyParameters(
                hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")));
        byte[] secret = Kem.decapsulate(
                ParsedPrivateKey.parse(Algorithm.X25519, pkcs8),
                hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"));

        assertThat(secret).isEqualTo(hex("fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc"));
    }

    /** RFC 9180, A.3.1. */
    @Test
    void dhkem_with_p256_is_as_published() throws GeneralSecurityException {
        byte[] pkcs8 = KeyEncoding.encodePrivate(new ECPrivateKeyParameters(
                new BigInteger("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2", 16),
                Curve.P256.domain()));
        byte[] secret = Kem.decapsulate(
                ParsedPrivateKey.parse(Algorithm.EC_P256, pkcs8),
                hex("04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac9"
                        + "8536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4"));

        assertThat(secret).isEqualTo(hex("c0d26aeab536609a572b07695d933b589dcf363ff9d93c93adea537aeabb8cb8"));
    }

    /** The draft's combiner once more: SHA3-256 of both secrets, X25519's ciphertext and public key, and the label. */
    @Test
    void x_wing_is_what_its_draft_says() throws GeneralSecurityException {
        byte[] seed = RandomBytes.of(32);
        byte[] expanded = new byte[96];
        SHAKEDigest shake = new SHAKEDigest(256);
        shake.update(seed, 0, seed.length);
        shake.doFinal(expanded, 0, expanded.length);
        MLKEMPrivateKeyParameters mlKem =
                new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, Arrays.copyOf(expanded, 64));
        X25519PrivateKeyParameters x25519 = new X25519PrivateKeyParameters(expanded, 64);
        byte[] pkcs8 = KeyEncoding.encodePrivate(new XWingPrivateKeyParameters(seed));

        try (Encapsulation made = Kem.encapsulate(ParsedPublicKey.parse(Algorithm.X_WING, PublicHalf.of(pkcs8)))) {
            byte[] ofMlKem = new MLKEMExtractor(mlKem).extractSecret(Arrays.copyOf(made.ciphertext(), 1088));
            byte[] ofX25519 = new byte[32];
            byte[] ephemeral = Arrays.copyOfRange(made.ciphertext(), 1088, 1120);
            x25519.generateSecret(new X25519PublicKeyParameters(ephemeral), ofX25519, 0);

            assertThat(made.sharedSecret())
                    .isEqualTo(Hashes.hash(
                            HashAlgorithm.SHA3_256,
                            ofMlKem,
                            ofX25519,
                            ephemeral,
                            x25519.generatePublicKey().getEncoded(),
                            "\\.//^\\".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
