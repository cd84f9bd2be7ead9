package org.claviger.server.crypto.primitive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A pair of each algorithm, and all that it can do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyPairsTest {
    private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AAD = "additional data".getBytes(StandardCharsets.UTF_8);

    private final Map<Algorithm, PairMaterial> pairs = new EnumMap<>(Algorithm.class);

    @BeforeAll
    void generate() {
        pairAlgorithms().forEach(a -> pairs.put(a, KeyGeneration.pair(a, a.has(2048) ? 2048 : a.defaultLength())));
    }

    @AfterAll
    void wipe() {
        pairs.values().forEach(PairMaterial::close);
    }

    @ParameterizedTest
    @MethodSource("pairAlgorithms")
    void what_is_generated_is_admitted_and_in_its_one_encoding(Algorithm algorithm) throws GeneralSecurityException {
        PairMaterial pair = of(algorithm);
        try (PairMaterial admitted = KeyValidation.pair(pair.privateKey(), pair.publicKey())) {
            assertThat(admitted.privateKey()).isEqualTo(pair.privateKey());
            assertThat(admitted.publicKey()).isEqualTo(pair.publicKey());
        }
        assertThat(PublicHalf.of(pair.privateKey())).isEqualTo(pair.publicKey());
        assertThat(KeyValidation.algorithmOf(pair.publicKey())).isEqualTo(algorithm);
        assertThat(algorithm.has(KeyValidation.lengthOf(pair.publicKey()))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("pairAlgorithms")
    void keys_print_nothing_of_themselves(Algorithm algorithm) throws GeneralSecurityException {
        assertThat(privateKey(algorithm))
                .asString()
                .doesNotContain("key=", "params", "modulus")
                .hasSizeLessThan(100);
        assertThat(of(algorithm)).asString().hasSizeLessThan(100);
    }

    @ParameterizedTest
    @MethodSource("pairAlgorithms")
    void a_key_of_one_algorithm_is_none_of_another(Algorithm algorithm) {
        assertThat(pairAlgorithms().filter(other -> other != algorithm)).allSatisfy(other -> {
            PairMaterial pair = of(other);
            assertThat(catching(() -> ParsedPrivateKey.parse(algorithm, pair.privateKey())))
                    .isInstanceOf(GeneralSecurityException.class);
            assertThat(catching(() -> ParsedPublicKey.parse(algorithm, pair.publicKey())))
                    .isInstanceOf(GeneralSecurityException.class);
        });
    }

    @ParameterizedTest
    @EnumSource
    void signatures_verify_and_nothing_else_does(SignatureAlgorithm signature) throws GeneralSecurityException {
        for (Algorithm key : pairs.keySet()) {
            if (signature.fits(key) && !key.name().endsWith("S")) { // small signatures take their time
                byte[] raw = Signatures.sign(signature, SignatureEncoding.RAW, privateKey(key), MESSAGE);
                assertVerifiesOnly(signature, SignatureEncoding.RAW, publicKey(key), raw);
                if (signature.isEcdsa()) {
                    byte[] der = Signatures.sign(signature, SignatureEncoding.DER, privateKey(key), MESSAGE);
                    assertVerifiesOnly(signature, SignatureEncoding.DER, publicKey(key), der);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_digest_is_signed_as_its_message_is(SignatureAlgorithm signature) throws GeneralSecurityException {
        for (Algorithm key : pairs.keySet()) {
            if (signature.fits(key) && signature.hash().isPresent()) {
                byte[] digest = Hashes.hash(signature.hash().get(), MESSAGE);
                SignatureEncoding encoding = SignatureEncoding.RAW;
                byte[] ofDigest = Signatures.signDigest(signature, encoding, privateKey(key), digest);
                byte[] ofMessage = Signatures.sign(signature, encoding, privateKey(key), MESSAGE);
                assertVerifiesOnly(signature, encoding, publicKey(key), ofDigest);
                assertThat(Signatures.verifyDigest(signature, encoding, publicKey(key), digest, ofMessage))
                        .isTrue();
                ofMessage[ofMessage.length - 1] ^= 1;
                assertThat(Signatures.verifyDigest(signature, encoding, publicKey(key), digest, ofMessage))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whole_messages_have_no_digest_and_digests_their_length(SignatureAlgorithm signature) {
        for (Algorithm key : pairs.keySet()) {
            if (signature.fits(key)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() ->
                                Signatures.signDigest(signature, SignatureEncoding.DER, privateKey(key), new byte[31]));
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Signatures.sign(signature, SignatureEncoding.DER, privateKey(key), MESSAGE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_OAEP_SHA1", "RSA_OAEP_SHA256", "RSA_OAEP_SHA384", "RSA_OAEP_SHA512", "HYBRID_KEM"})
    void what_was_encrypted_to_a_public_key_decrypts_and_nothing_else_does(EncryptionAlgorithm encryption)
            throws GeneralSecurityException {
        for (Algorithm key : pairs.keySet()) {
            if (!encryption.fits(key, key.defaultLength())) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> PublicKeyEncryption.encrypt(encryption, publicKey(key), MESSAGE));
                continue;
            }
            byte[] ciphertext = PublicKeyEncryption.encrypt(encryption, publicKey(key), MESSAGE, AAD);

            assertThat(PublicKeyEncryption.decrypt(encryption, privateKey(key), ciphertext, AAD))
                    .isEqualTo(MESSAGE);
            assertUndecipherable(encryption, key, ciphertext);
            assertUndecipherable(encryption, key, ciphertext, MESSAGE);
            assertUndecipherable(encryption, key, Arrays.copyOf(ciphertext, ciphertext.length - 1), AAD);
            assertUndecipherable(encryption, key, Arrays.copyOf(ciphertext, ciphertext.length + 1), AAD);
            assertUndecipherable(encryption, key, new byte[0], AAD);
            for (int i = 0; i < ciphertext.length; i += 7) {
                byte[] changed = ciphertext.clone();
                changed[i] ^= 1;
                assertUndecipherable(encryption, key, changed, AAD);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "EC_P384", "EC_P521", "X25519"})
    void both_sides_agree_on_one_secret(Algorithm algorithm) throws GeneralSecurityException {
        try (PairMaterial other = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
            byte[] ours = Ecdh.agree(privateKey(algorithm), other.publicKey());
            byte[] theirs = Ecdh.agree(
                    ParsedPrivateKey.parse(algorithm, other.privateKey()),
                    of(algorithm).publicKey());

            assertThat(ours).isEqualTo(theirs).hasSize((algorithm.defaultLength() + 7) / 8);
            assertThat(Ecdh.derive(privateKey(algorithm), other.publicKey(), HashAlgorithm.SHA256, AAD, MESSAGE, 32))
                    .isEqualTo(Hkdf.derive(HashAlgorithm.SHA256, ours, AAD, MESSAGE, 32));
        }
    }

    private static void assertVerifiesOnly(
            SignatureAlgorithm signature, SignatureEncoding encoding, ParsedPublicKey key, byte[] bytes) {
        assertThat(Signatures.verify(signature, encoding, key, MESSAGE, bytes)).isTrue();
        assertThat(Signatures.verify(signature, encoding, key, AAD, bytes)).isFalse();
        assertThat(Stream.of(0, 1, bytes.length - 1, bytes.length + 1).map(length -> Arrays.copyOf(bytes, length)))
                .noneMatch(other -> Signatures.verify(signature, encoding, key, MESSAGE, other));
        for (int i = 0; i < bytes.length; i += 1 + bytes.length / 8) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(Signatures.verify(signature, encoding, key, MESSAGE, changed))
                    .as("byte %d", i)
                    .isFalse();
        }
    }

    private void assertUndecipherable(EncryptionAlgorithm encryption, Algorithm key, byte[] ciphertext, byte[]... aad) {
        assertThat(catching(() -> PublicKeyEncryption.decrypt(encryption, privateKey(key), ciphertext, aad)))
                .isInstanceOf(UndecipherableException.class)
                .hasNoCause();
    }

    private interface Attempt {
        Object make() throws Exception;
    }

    private static Throwable catching(Attempt attempt) {
        return catchThrowable(attempt::make);
    }

    private PairMaterial of(Algorithm algorithm) {
        return requireNonNull(pairs.get(algorithm));
    }

    private ParsedPrivateKey privateKey(Algorithm algorithm) throws GeneralSecurityException {
        return ParsedPrivateKey.parse(algorithm, of(algorithm).privateKey());
    }

    private ParsedPublicKey publicKey(Algorithm algorithm) throws GeneralSecurityException {
        return ParsedPublicKey.parse(algorithm, of(algorithm).publicKey());
    }

    /** Those that this class is about. */
    Stream<Algorithm> pairAlgorithms() {
        return Stream.of(Algorithm.values()).filter(Algorithm::isPair);
    }
}
