package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignaturesTest {
    private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

    /** RFC 8032, section 7.1, test 1: the empty message. */
    @Test
    void ed25519_signs_as_published() throws GeneralSecurityException {
        byte[] pkcs8 = KeyEncoding.encodePrivate(new Ed25519PrivateKeyParameters(
                hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));
        byte[] signature = Signatures.sign(
                SignatureAlgorithm.ED25519,
                SignatureEncoding.RAW,
                ParsedPrivateKey.parse(Algorithm.ED25519, pkcs8),
                new byte[0]);

        assertThat(signature)
                .isEqualTo(hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"));
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "EC_P384", "EC_P521", "EC_SECP256K1"})
    void an_ecdsa_signature_changes_its_encoding_and_back(Algorithm algorithm) throws GeneralSecurityException {
        try (PairMaterial pair = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
            byte[] der = Signatures.sign(
                    SignatureAlgorithm.ECDSA_SHA256,
                    SignatureEncoding.DER,
                    ParsedPrivateKey.parse(algorithm, pair.privateKey()),
                    MESSAGE);
            byte[] raw = EcdsaSignatures.convert(algorithm, SignatureEncoding.DER, SignatureEncoding.RAW, der);

            assertThat(raw).hasSize(2 * ((algorithm.defaultLength() + 7) / 8));
            assertThat(EcdsaSignatures.convert(algorithm, SignatureEncoding.RAW, SignatureEncoding.DER, raw))
                    .isEqualTo(der);
            assertThat(Signatures.verify(
                            SignatureAlgorithm.ECDSA_SHA256,
                            SignatureEncoding.RAW,
                            ParsedPublicKey.parse(algorithm, pair.publicKey()),
                            MESSAGE,
                            raw))
                    .isTrue();
        }
    }

    @Test
    void what_is_no_ecdsa_signature_is_not_converted() {
        for (String der :
                new String[] {"", "30", "3000", "3006020101020101ff", "30060201010201", "300602010102820001"}) {
            assertThatExceptionOfType(SignatureException.class)
                    .isThrownBy(() -> EcdsaSignatures.convert(
                            Algorithm.EC_P256, SignatureEncoding.DER, SignatureEncoding.RAW, hex(der)));
        }
        assertThatExceptionOfType(SignatureException.class)
                .isThrownBy(() -> EcdsaSignatures.convert(
                        Algorithm.EC_P256, SignatureEncoding.RAW, SignatureEncoding.DER, new byte[63]));
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA", "EC_P256", "EC_SECP256K1", "ED25519", "ML_DSA_44"})
    void a_parsed_key_serves_many_threads_at_once(Algorithm algorithm) throws GeneralSecurityException {
        SignatureAlgorithm signature = SignatureAlgorithm.defaultFor(algorithm).orElseThrow();
        SignatureEncoding encoding = SignatureEncoding.RAW;
        try (PairMaterial pair =
                KeyGeneration.pair(algorithm, algorithm.has(2048) ? 2048 : algorithm.defaultLength())) {
            ParsedPublicKey publicKey = ParsedPublicKey.parse(algorithm, pair.publicKey());
            ParsedPrivateKey privateKey = ParsedPrivateKey.parse(algorithm, pair.privateKey());

            assertThat(IntStream.range(0, 64).parallel().allMatch(i -> {
                        byte[] message = {(byte) i};
                        byte[] bytes = Signatures.sign(signature, encoding, privateKey, message);
                        return Signatures.verify(signature, encoding, publicKey, message, bytes);
                    }))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ML_DSA_44", "SLH_DSA_SHA2_128F"})
    void a_post_quantum_signature_belongs_to_its_context(Algorithm algorithm) throws GeneralSecurityException {
        byte[] context = {1};
        try (PairMaterial pair = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
            ParsedPublicKey publicKey = ParsedPublicKey.parse(algorithm, pair.publicKey());
            ParsedPrivateKey privateKey = ParsedPrivateKey.parse(algorithm, pair.privateKey());
            byte[] signature = PostQuantumSignatures.sign(privateKey, MESSAGE, context);

            assertThat(PostQuantumSignatures.verify(publicKey, MESSAGE, context, signature))
                    .isTrue();
            assertThat(PostQuantumSignatures.verify(publicKey, MESSAGE, new byte[0], signature))
                    .isFalse();
            assertThat(PostQuantumSignatures.verify(publicKey, MESSAGE, new byte[256], signature))
                    .isFalse();
            assertThat(PostQuantumSignatures.sign(privateKey, MESSAGE, context)).isNotEqualTo(signature);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PostQuantumSignatures.sign(privateKey, MESSAGE, new byte[256]));
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
