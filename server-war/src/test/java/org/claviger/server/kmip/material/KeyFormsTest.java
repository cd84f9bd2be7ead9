package org.claviger.server.kmip.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.RecommendedCurve;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.crypto.primitive.KeyGeneration;
import org.claviger.server.crypto.primitive.PairMaterial;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each Key Format Type, there and back, and against Bouncy Castle's structures. */
class KeyFormsTest {
    @ParameterizedTest
    @EnumSource(
            value = KeyFormatType.class,
            names = {"RAW", "OPAQUE", "TRANSPARENT_SYMMETRIC_KEY"})
    void a_symmetric_key_comes_back(KeyFormatType format) throws InvalidKeyException {
        byte[] key = {1, 2, 3, 4};
        Item written = KeyForms.write(ObjectType.SYMMETRIC_KEY, Algorithm.AES, format, key);

        assertThat(written)
                .isEqualTo(
                        format == KeyFormatType.TRANSPARENT_SYMMETRIC_KEY
                                ? Item.of(Tag.KEY_MATERIAL, Item.of(Tag.KEY, key))
                                : Item.of(Tag.KEY_MATERIAL, key));
        assertThat(KeyForms.symmetric(format, written)).isEqualTo(key);
        written.wipe();
        assertThat(key).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, PKCS_8, X_509",
        "RSA, PKCS_1, PKCS_1",
        "RSA, TRANSPARENT_RSA_PRIVATE_KEY, TRANSPARENT_RSA_PUBLIC_KEY",
        "EC_P256, PKCS_8, X_509",
        "EC_P256, EC_PRIVATE_KEY, X_509",
        "EC_P256, TRANSPARENT_EC_PRIVATE_KEY, TRANSPARENT_EC_PUBLIC_KEY",
        "EC_P384, TRANSPARENT_ECDSA_PRIVATE_KEY, TRANSPARENT_ECDSA_PUBLIC_KEY",
        "EC_P384, EC_PRIVATE_KEY, X_509",
        "EC_P521, TRANSPARENT_ECDH_PRIVATE_KEY, TRANSPARENT_ECDH_PUBLIC_KEY",
        "EC_P521, EC_PRIVATE_KEY, X_509",
        "EC_SECP256K1, TRANSPARENT_EC_PRIVATE_KEY, TRANSPARENT_EC_PUBLIC_KEY",
        "EC_SECP256K1, EC_PRIVATE_KEY, X_509",
        "ED25519, PKCS_8, X_509",
        "X25519, PKCS_8, X_509",
        "ML_DSA_44, PKCS_8, X_509"
    })
    void both_halves_of_a_pair_come_back(Algorithm algorithm, KeyFormatType ofPrivate, KeyFormatType ofPublic)
            throws Exception {
        try (PairMaterial pair = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
            Item privateKey = KeyForms.write(ObjectType.PRIVATE_KEY, algorithm, ofPrivate, pair.privateKey());
            Item publicKey = KeyForms.write(ObjectType.PUBLIC_KEY, algorithm, ofPublic, pair.publicKey());
            byte[] pkcs8 = KeyForms.privateKey(ofPrivate, privateKey).orElseThrow();
            byte[] spki = KeyForms.publicKey(ofPublic, publicKey).orElseThrow();

            assertThat(spki).isEqualTo(pair.publicKey());
            assertThat(PrivateKeyInfo.getInstance(pkcs8).getPrivateKeyAlgorithm())
                    .isEqualTo(PrivateKeyInfo.getInstance(pair.privateKey()).getPrivateKeyAlgorithm());
            assertThat(secret(algorithm, pkcs8)).isEqualTo(secret(algorithm, pair.privateKey()));
        }
    }

    @Test
    void rsa_is_written_as_its_structures_and_numbers() throws Exception {
        try (PairMaterial pair = KeyGeneration.pair(Algorithm.RSA, 2048)) {
            RSAPrivateKey numbers = RSAPrivateKey.getInstance(
                    PrivateKeyInfo.getInstance(pair.privateKey()).parsePrivateKey());
            SubjectPublicKeyInfo spki = SubjectPublicKeyInfo.getInstance(pair.publicKey());
            Item transparent =
                    write(ObjectType.PRIVATE_KEY, KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY, pair.privateKey());

            assertThat(write(ObjectType.PRIVATE_KEY, KeyFormatType.PKCS_1, pair.privateKey()))
                    .isEqualTo(Item.of(Tag.KEY_MATERIAL, numbers.getEncoded("DER")));
            assertThat(write(ObjectType.PUBLIC_KEY, KeyFormatType.PKCS_1, pair.publicKey()))
                    .isEqualTo(Item.of(Tag.KEY_MATERIAL, spki.getPublicKeyData().getOctets()));
            assertThat(write(ObjectType.PUBLIC_KEY, KeyFormatType.TRANSPARENT_RSA_PUBLIC_KEY, pair.publicKey()))
                    .isEqualTo(Item.of(
                            Tag.KEY_MATERIAL,
                            number(Tag.MODULUS, numbers.getModulus()),
                            number(Tag.PUBLIC_EXPONENT, numbers.getPublicExponent())));
            assertThat(transparent.items())
                    .containsExactlyInAnyOrder(
                            number(Tag.MODULUS, numbers.getModulus()),
                            number(Tag.PRIVATE_EXPONENT, numbers.getPrivateExponent()),
                            number(Tag.PUBLIC_EXPONENT, numbers.getPublicExponent()),
                            number(Tag.P, numbers.getPrime1()),
                            number(Tag.Q, numbers.getPrime2()),
                            number(Tag.PRIME_EXPONENT_P, numbers.getExponent1()),
                            number(Tag.PRIME_EXPONENT_Q, numbers.getExponent2()),
                            number(Tag.CRT_COEFFICIENT, numbers.getCoefficient()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EC_P256, P_256, 1.2.840.10045.3.1.7",
        "EC_P384, P_384, 1.3.132.0.34",
        "EC_P521, P_521, 1.3.132.0.35",
        "EC_SECP256K1, SECP256K1, 1.3.132.0.10"
    })
    void a_curve_is_written_as_its_structure_and_number(Algorithm algorithm, RecommendedCurve curve, String id)
            throws Exception {
        try (PairMaterial pair = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
            BigInteger number = new BigInteger(1, secret(algorithm, pair.privateKey()));
            Item named = Item.of(Tag.RECOMMENDED_CURVE, curve);
            Item sec1 =
                    KeyForms.write(ObjectType.PRIVATE_KEY, algorithm, KeyFormatType.EC_PRIVATE_KEY, pair.privateKey());
            ECPrivateKey read = ECPrivateKey.getInstance(KeyForms.bytes(sec1));

            assertThat(read.getKey()).isEqualTo(number);
            assertThat(read.getParametersObject()).isEqualTo(new ASN1ObjectIdentifier(id));
            assertThat(read.getPrivateKey().getOctets()).hasSize((algorithm.defaultLength() + 7) / 8);
            assertThat(KeyForms.write(
                            ObjectType.PRIVATE_KEY,
                            algorithm,
                            KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY,
                            pair.privateKey()))
                    .isEqualTo(Item.of(Tag.KEY_MATERIAL, named, number(Tag.D, number)));
            assertThat(KeyForms.write(
                            ObjectType.PUBLIC_KEY,
                            algorithm,
                            KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY,
                            pair.publicKey()))
                    .isEqualTo(Item.of(
                            Tag.KEY_MATERIAL,
                            named,
                            Item.of(
                                    Tag.Q_STRING,
                                    SubjectPublicKeyInfo.getInstance(pair.publicKey())
                                            .getPublicKeyData()
                                            .getOctets())));
        }
    }

    @Test
    void rsa_is_read_without_the_numbers_that_follow_from_others() throws Exception {
        try (PairMaterial pair = KeyGeneration.pair(Algorithm.RSA, 2048)) {
            Item whole = write(ObjectType.PRIVATE_KEY, KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY, pair.privateKey());

            assertThat(privateKey(
                            KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY,
                            without(whole, Tag.CRT_COEFFICIENT, Tag.PRIME_EXPONENT_P, Tag.PRIME_EXPONENT_Q)))
                    .contains(pair.privateKey());
            for (Tag needed : List.of(Tag.P, Tag.Q, Tag.MODULUS, Tag.PRIVATE_EXPONENT, Tag.PUBLIC_EXPONENT)) {
                assertThat(privateKey(KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY, without(whole, needed)))
                        .isEmpty();
            }
        }
    }

    @Test
    void numbers_that_are_none_of_rsa_are_refused() {
        Item numbers = Item.of(
                Tag.KEY_MATERIAL,
                number(Tag.MODULUS, BigInteger.TEN),
                number(Tag.PRIVATE_EXPONENT, BigInteger.TWO),
                number(Tag.PUBLIC_EXPONENT, BigInteger.TWO),
                number(Tag.P, BigInteger.ONE),
                number(Tag.Q, BigInteger.ZERO));
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> privateKey(KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY, numbers));
    }

    @Test
    void other_types_and_curves_have_no_form_here() throws InvalidKeyException {
        Item bytes = Item.of(Tag.KEY_MATERIAL, new byte[] {1});
        Item other = Item.of(
                Tag.KEY_MATERIAL,
                Item.of(Tag.RECOMMENDED_CURVE, RecommendedCurve.B_163),
                number(Tag.D, BigInteger.TEN),
                Item.of(Tag.Q_STRING, new byte[] {4}));

        assertThat(privateKey(KeyFormatType.TRANSPARENT_DSA_PRIVATE_KEY, bytes)).isEmpty();
        assertThat(KeyForms.publicKey(KeyFormatType.TRANSPARENT_DH_PUBLIC_KEY, bytes))
                .isEmpty();
        assertThat(privateKey(KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY, other)).isEmpty();
        assertThat(KeyForms.publicKey(KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY, other))
                .isEmpty();
    }

    @Test
    void material_of_a_wrong_type_fails() {
        Item text = Item.of(Tag.KEY_MATERIAL, "text");
        for (KeyFormatType format : List.of(
                KeyFormatType.PKCS_8,
                KeyFormatType.PKCS_1,
                KeyFormatType.EC_PRIVATE_KEY,
                KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY,
                KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY)) {
            assertThatExceptionOfType(Failure.class).isThrownBy(() -> privateKey(format, text));
        }
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> KeyForms.symmetric(KeyFormatType.RAW, text));
        Item noNumber = Item.of(
                Tag.KEY_MATERIAL, Item.of(Tag.RECOMMENDED_CURVE, RecommendedCurve.P_256), Item.of(Tag.D, new byte[1]));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> privateKey(KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY, noNumber));
    }

    @Test
    void bytes_that_are_no_structure_are_no_key() {
        Item bytes = Item.of(Tag.KEY_MATERIAL, new byte[] {1, 2, 3});
        for (KeyFormatType format : List.of(KeyFormatType.PKCS_1, KeyFormatType.EC_PRIVATE_KEY)) {
            assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> privateKey(format, bytes));
        }
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> KeyForms.publicKey(KeyFormatType.PKCS_1, bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "SYMMETRIC_KEY, AES, PKCS_8",
        "SYMMETRIC_KEY, AES, TRANSPARENT_RSA_PRIVATE_KEY",
        "PRIVATE_KEY, RSA, RAW",
        "PRIVATE_KEY, RSA, X_509",
        "PRIVATE_KEY, RSA, EC_PRIVATE_KEY",
        "PRIVATE_KEY, RSA, TRANSPARENT_EC_PRIVATE_KEY",
        "PRIVATE_KEY, EC_P256, PKCS_1",
        "PRIVATE_KEY, EC_P256, TRANSPARENT_RSA_PRIVATE_KEY",
        "PRIVATE_KEY, X25519, EC_PRIVATE_KEY",
        "PRIVATE_KEY, X25519, TRANSPARENT_ECDH_PRIVATE_KEY",
        "PRIVATE_KEY, ED25519, TRANSPARENT_EC_PRIVATE_KEY",
        "PUBLIC_KEY, RSA, PKCS_8",
        "PUBLIC_KEY, EC_P256, PKCS_1",
        "PUBLIC_KEY, EC_P256, TRANSPARENT_RSA_PUBLIC_KEY",
        "PUBLIC_KEY, X25519, TRANSPARENT_ECDH_PUBLIC_KEY"
    })
    void a_key_is_not_written_in_every_format(ObjectType type, Algorithm algorithm, KeyFormatType format) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> KeyForms.write(type, algorithm, format, new byte[16]))
                .matches(e -> e.reason() == ResultReason.KEY_FORMAT_TYPE_NOT_SUPPORTED)
                .withMessageContaining(format.title());
    }

    /** KMIP 2.1, section 4.26; before 1.3 there were no Transparent EC keys. */
    @ParameterizedTest
    @CsvSource({
        "SYMMETRIC_KEY, AES, V1_0, RAW",
        "PRIVATE_KEY, RSA, V1_0, PKCS_1",
        "PUBLIC_KEY, RSA, V2_1, PKCS_1",
        "PRIVATE_KEY, EC_P256, V2_1, TRANSPARENT_EC_PRIVATE_KEY",
        "PUBLIC_KEY, EC_P256, V1_3, TRANSPARENT_EC_PUBLIC_KEY",
        "PRIVATE_KEY, EC_P256, V1_2, PKCS_8",
        "PUBLIC_KEY, EC_P256, V1_2, X_509",
        "PRIVATE_KEY, X25519, V2_1, PKCS_8",
        "PUBLIC_KEY, ED25519, V2_1, X_509"
    })
    void each_key_has_a_format_that_goes_without_saying(
            ObjectType type, Algorithm algorithm, Version version, KeyFormatType format) {
        assertThat(KeyForms.usual(type, algorithm, version)).isEqualTo(format);
    }

    private static byte[] secret(Algorithm algorithm, byte[] pkcs8) throws Exception {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
        return algorithm.name().startsWith("EC_")
                ? ECPrivateKey.getInstance(info.parsePrivateKey())
                        .getPrivateKey()
                        .getOctets()
                : info.getPrivateKey().getOctets();
    }

    private static Optional<byte[]> privateKey(KeyFormatType format, Item material) throws InvalidKeyException {
        return KeyForms.privateKey(format, material);
    }

    private static Item write(ObjectType type, KeyFormatType format, byte[] material) {
        return KeyForms.write(type, Algorithm.RSA, format, material);
    }

    private static Item without(Item whole, Tag... left) {
        List<Tag> out = List.of(left);
        return Item.of(
                Tag.KEY_MATERIAL,
                new Value.Structure(Fields.of(whole).items().stream()
                        .filter(item -> !out.contains(item.knownTag().orElseThrow()))
                        .toList()));
    }

    private static Item number(Tag tag, BigInteger number) {
        return Item.of(tag, Value.BigInt.of(number));
    }
}
