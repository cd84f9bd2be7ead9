package org.claviger.server.crypto.parameter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.util.DigestFactory;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.DigitalSignatureAlgorithm;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.PaddingMethod;
import org.claviger.kmip.word.Tag;
import org.claviger.server.crypto.primitive.KeyGeneration;
import org.claviger.server.crypto.primitive.PairMaterial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a scheme signs another implementation verifies, and the other way round; and what doesn't go together. */
class SignatureSchemeTest {
    private static final byte[] MESSAGE = "abc".getBytes(US_ASCII);
    private static final Provider OTHER = new BouncyCastleProvider();

    private static PairMaterial rsa;
    private static PairMaterial curve;

    @BeforeAll
    static void makeKeys() {
        rsa = KeyGeneration.pair(Algorithm.RSA, 2048);
        curve = KeyGeneration.pair(Algorithm.EC_P256, 256);
    }

    @AfterAll
    static void wipeKeys() {
        rsa.close();
        curve.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SHA_224, SHA224withRSA",
        "SHA_256, SHA256withRSA",
        "SHA_384, SHA384withRSA",
        "SHA_512, SHA512withRSA",
        "SHA_512_224, SHA512(224)withRSA",
        "SHA_512_256, SHA512(256)withRSA",
        "SHA3_224, SHA3-224withRSA",
        "SHA3_256, SHA3-256withRSA",
        "SHA3_384, SHA3-384withRSA",
        "SHA3_512, SHA3-512withRSA"
    })
    void by_pkcs1_v1_5_rsa_signs_with_every_hash(HashingAlgorithm hash, String other) throws Exception {
        SignatureScheme scheme = new SignatureScheme(Algorithm.RSA, pkcs1(hash));

        assertUnderstood(scheme, rsa, "RSA", other);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA_224, SHA224withECDSA", "SHA_256, SHA256withECDSA", "SHA_384, SHA384withECDSA",
        "SHA_512, SHA512withECDSA", "SHA3_256, SHA3-256withECDSA", "SHA3_512, SHA3-512withECDSA"
    })
    void by_ecdsa_a_curve_signs_with_many_a_hash(HashingAlgorithm hash, String other) throws Exception {
        SignatureScheme scheme =
                new SignatureScheme(Algorithm.EC_P256, Parameters.of(Item.of(Tag.HASHING_ALGORITHM, hash)));

        assertUnderstood(scheme, curve, "EC", other);
    }

    @ParameterizedTest
    @MethodSource("salts")
    void by_pss_rsa_signs_with_every_salt(HashingAlgorithm hash, HashingAlgorithm maskHash, int salt) throws Exception {
        SignatureScheme scheme = new SignatureScheme(
                Algorithm.RSA,
                Parameters.of(
                        Item.of(Tag.PADDING_METHOD, PaddingMethod.PSS),
                        Item.of(Tag.HASHING_ALGORITHM, hash),
                        Item.of(Tag.MASK_GENERATOR_HASHING_ALGORITHM, maskHash),
                        Item.of(Tag.SALT_LENGTH, salt)));
        PSSSigner verifier = pss(hash, maskHash, salt);
        verifier.init(false, PublicKeyFactory.createKey(rsa.publicKey()));
        verifier.update(MESSAGE, 0, MESSAGE.length);
        byte[] others = othersPss(hash, maskHash, salt);

        assertThat(scheme.isSaltOpen()).isFalse();
        assertThat(verifier.verifySignature(scheme.sign(rsa.privateKey(), MESSAGE)))
                .isTrue();
        assertThat(scheme.verify(rsa.publicKey(), MESSAGE, others)).isTrue();
        assertThat(scheme.verify(rsa.publicKey(), MESSAGE, othersPss(hash, maskHash, salt + 1)))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("salts")
    void who_names_no_salt_takes_one_of_any_length(HashingAlgorithm hash, HashingAlgorithm maskHash, int salt)
            throws Exception {
        SignatureScheme scheme = new SignatureScheme(
                Algorithm.RSA,
                Parameters.of(
                        Item.of(Tag.HASHING_ALGORITHM, hash), Item.of(Tag.MASK_GENERATOR_HASHING_ALGORITHM, maskHash)));
        byte[] signature = othersPss(hash, maskHash, salt);

        assertThat(scheme.isSaltOpen()).isTrue();
        assertThat(PssSalt.length(publicKey(), HashNames.of(hash), HashNames.of(maskHash), signature))
                .isEqualTo(salt);
        assertThat(scheme.verify(rsa.publicKey(), MESSAGE, signature)).isTrue();
        assertChangedAreRefused(scheme, rsa, signature);
    }

    @Test
    void sha_1_is_verified_and_signs_nothing_new() throws Exception {
        Signature other = Signature.getInstance("SHA1withRSA", OTHER);
        other.initSign(new PlatformKeys("RSA").privateKey(rsa));
        other.update(MESSAGE);
        byte[] signature = other.sign();
        SignatureScheme scheme = new SignatureScheme(Algorithm.RSA, pkcs1(HashingAlgorithm.SHA_1));

        assertThat(scheme.verify(rsa.publicKey(), MESSAGE, signature)).isTrue();
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> scheme.sign(rsa.privateKey(), MESSAGE));
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, SHA_256_WITH_RSA_ENCRYPTION, RSA_PKCS1_SHA256",
        "RSA, SHA_384_WITH_RSA_ENCRYPTION, RSA_PKCS1_SHA384",
        "RSA, SHA_512_WITH_RSA_ENCRYPTION, RSA_PKCS1_SHA512",
        "RSA, RSASSA_PSS, RSA_PSS_SHA256",
        "EC_P256, ECDSA_WITH_SHA256, ECDSA_SHA256",
        "EC_P256, ECDSA_WITH_SHA512, ECDSA_SHA512",
        "EC_SECP256K1, ECDSA_WITH_SHA256, ECDSA_SHA256"
    })
    void what_kmip_names_the_product_names(Algorithm key, DigitalSignatureAlgorithm named, SignatureAlgorithm own) {
        assertThat(named(key, named).own()).contains(own);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, RSA_PSS_SHA256",
        "EC_P256, ECDSA_SHA256",
        "EC_P384, ECDSA_SHA384",
        "EC_P521, ECDSA_SHA512",
        "EC_SECP256K1, ECDSA_SHA256"
    })
    void each_key_has_a_scheme_that_goes_without_saying(Algorithm key, SignatureAlgorithm own) {
        assertThat(new SignatureScheme(key, Parameters.of()).own()).contains(own);
    }

    @Test
    void the_product_has_no_name_for_another_salt_mask_or_hash() {
        Item sha256 = Item.of(Tag.HASHING_ALGORITHM, HashingAlgorithm.SHA_256);
        Item sha384 = Item.of(Tag.MASK_GENERATOR_HASHING_ALGORITHM, HashingAlgorithm.SHA_384);

        assertThat(rsa(sha256, Item.of(Tag.SALT_LENGTH, 32)).own()).contains(SignatureAlgorithm.RSA_PSS_SHA256);
        assertThat(rsa(sha256, Item.of(Tag.SALT_LENGTH, 20)).own()).isEmpty();
        assertThat(rsa(sha256, sha384).own()).isEmpty();
        assertThat(rsa(Item.of(Tag.HASHING_ALGORITHM, HashingAlgorithm.SHA_224)).own())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, ECDSA_WITH_SHA256", "EC_P256, SHA_256_WITH_RSA_ENCRYPTION", "EC_P256, RSASSA_PSS",
        "RSA, MD2_WITH_RSA_ENCRYPTION", "RSA, MD5_WITH_RSA_ENCRYPTION", "RSA, DSA_WITH_SHA256",
        "EC_P256, DSA_WITH_SHA_1"
    })
    void a_key_does_not_sign_by_every_algorithm(Algorithm key, DigitalSignatureAlgorithm named) {
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> named(key, named))
                .withMessageContaining(named.title());
    }

    @ParameterizedTest
    @CsvSource({"EC_P256, SHA_512_256", "EC_P521, SHA_512_224", "EC_SECP256K1, SHA_224"})
    void what_no_provider_does_is_refused_before_a_signature_is_called_wrong(Algorithm key, HashingAlgorithm hash) {
        CryptographicParameters parameters = Parameters.of(Item.of(Tag.HASHING_ALGORITHM, hash));

        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> new SignatureScheme(key, parameters))
                .withMessageContaining(hash.title());
    }

    @ParameterizedTest
    @CsvSource({"NONE", "OAEP", "PKCS5", "X9_31", "ISO_10126"})
    void rsa_signs_with_no_other_padding(PaddingMethod padding) {
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> rsa(Item.of(Tag.PADDING_METHOD, padding)));
    }

    private static void assertUnderstood(SignatureScheme scheme, PairMaterial pair, String family, String other)
            throws GeneralSecurityException {
        PlatformKeys keys = new PlatformKeys(family);
        Signature verifier = Signature.getInstance(other, OTHER);
        verifier.initVerify(keys.publicKey(pair));
        verifier.update(MESSAGE);
        assertThat(verifier.verify(scheme.sign(pair.privateKey(), MESSAGE))).isTrue();

        Signature signer = Signature.getInstance(other, OTHER);
        signer.initSign(keys.privateKey(pair));
        signer.update(MESSAGE);
        byte[] signature = signer.sign();
        assertThat(scheme.verify(pair.publicKey(), MESSAGE, signature)).isTrue();
        assertChangedAreRefused(scheme, pair, signature);
    }

    private static void assertChangedAreRefused(SignatureScheme scheme, PairMaterial pair, byte[] signature)
            throws GeneralSecurityException {
        assertThat(scheme.verify(pair.publicKey(), "abd".getBytes(US_ASCII), signature))
                .isFalse();
        for (int i = 0; i < signature.length; i += 7) {
            byte[] changed = signature.clone();
            changed[i] ^= 1;
            assertThat(scheme.verify(pair.publicKey(), MESSAGE, changed)).isFalse();
        }
        for (int length : new int[] {0, 1, signature.length - 1, signature.length + 1}) {
            assertThat(scheme.verify(pair.publicKey(), MESSAGE, Arrays.copyOf(signature, length)))
                    .isFalse();
        }
        byte[] largest = new byte[signature.length];
        Arrays.fill(largest, (byte) 0xff);
        assertThat(scheme.verify(pair.publicKey(), MESSAGE, largest)).isFalse();
        assertThat(scheme.verify(pair.publicKey(), MESSAGE, new byte[signature.length]))
                .isFalse();
    }

    private static byte[] othersPss(HashingAlgorithm hash, HashingAlgorithm maskHash, int salt) throws Exception {
        PSSSigner signer = pss(hash, maskHash, salt);
        AsymmetricKeyParameter key = PrivateKeyFactory.createKey(rsa.privateKey());
        signer.init(true, key);
        signer.update(MESSAGE, 0, MESSAGE.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new AssertionError(e);
        }
    }

    private static PSSSigner pss(HashingAlgorithm hash, HashingAlgorithm maskHash, int salt) {
        return new PSSSigner(new RSABlindedEngine(), digest(hash), digest(maskHash), salt);
    }

    private static Digest digest(HashingAlgorithm hash) {
        return switch (hash) {
            case SHA_1 -> DigestFactory.createSHA1();
            case SHA_256 -> DigestFactory.createSHA256();
            case SHA_384 -> DigestFactory.createSHA384();
            case SHA_512 -> DigestFactory.createSHA512();
            default -> DigestFactory.createSHA3_256();
        };
    }

    private static RSAPublicKey publicKey() throws GeneralSecurityException {
        return (RSAPublicKey) new PlatformKeys("RSA").publicKey(rsa);
    }

    private static SignatureScheme named(Algorithm key, DigitalSignatureAlgorithm named) {
        return new SignatureScheme(key, Parameters.of(Item.of(Tag.DIGITAL_SIGNATURE_ALGORITHM, named)));
    }

    private static SignatureScheme rsa(Item... fields) {
        return new SignatureScheme(Algorithm.RSA, Parameters.of(fields));
    }

    private static CryptographicParameters pkcs1(HashingAlgorithm hash) {
        return Parameters.of(
                Item.of(Tag.PADDING_METHOD, PaddingMethod.PKCS1_V1_5), Item.of(Tag.HASHING_ALGORITHM, hash));
    }

    static Stream<Arguments> salts() {
        return Stream.of(
                        new HashingAlgorithm[] {HashingAlgorithm.SHA_256, HashingAlgorithm.SHA_256},
                        new HashingAlgorithm[] {HashingAlgorithm.SHA_256, HashingAlgorithm.SHA_1},
                        new HashingAlgorithm[] {HashingAlgorithm.SHA_512, HashingAlgorithm.SHA_384},
                        new HashingAlgorithm[] {HashingAlgorithm.SHA3_256, HashingAlgorithm.SHA3_256})
                .flatMap(hashes -> Stream.of(0, 1, 20, 32, 100).map(salt -> Arguments.of(hashes[0], hashes[1], salt)));
    }
}
