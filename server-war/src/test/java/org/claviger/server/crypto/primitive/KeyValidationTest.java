package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.claviger.api.crypto.Algorithm;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValidationTest {
    @Test
    void a_secret_key_is_admitted_by_its_length() throws GeneralSecurityException {
        assertThat(KeyValidation.symmetric(Algorithm.AES, new byte[24])).isEqualTo(192);
        for (int length : new int[] {0, 15, 17, 33, 64}) {
            assertThatExceptionOfType(InvalidKeyException.class)
                    .isThrownBy(() -> KeyValidation.symmetric(Algorithm.AES, new byte[length]));
        }
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> KeyValidation.symmetric(Algorithm.HMAC_SHA256, new byte[48]));
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> KeyValidation.symmetric(Algorithm.ED25519, new byte[32]));
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "ED25519", "ML_KEM_512", "ML_DSA_44", "SLH_DSA_SHA2_128F", "X_WING"})
    void a_public_key_that_belongs_to_another_is_refused(Algorithm algorithm) {
        try (PairMaterial one = KeyGeneration.pair(algorithm, algorithm.defaultLength());
                PairMaterial other = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
            assertThatExceptionOfType(InvalidKeyException.class)
                    .isThrownBy(() -> KeyValidation.pair(one.privateKey(), other.publicKey()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ML_KEM_512", "ML_DSA_44", "SLH_DSA_SHA2_128F"})
    void parts_that_contradict_each_other_are_refused(Algorithm algorithm) {
        try (PairMaterial pair = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
            byte[] changed = pair.privateKey().clone();
            changed[changed.length - 1] ^= 1;
            assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyValidation.pair(changed));
        }
    }

    @Test
    void what_was_cut_or_is_no_key_at_all_is_refused() {
        try (PairMaterial pair = KeyGeneration.pair(Algorithm.EC_P256, 256)) {
            for (int length = 0; length < pair.privateKey().length; length++) {
                byte[] cut = Arrays.copyOf(pair.privateKey(), length);
                assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyValidation.pair(cut));
            }
            for (int length = 0; length < pair.publicKey().length; length++) {
                byte[] cut = Arrays.copyOf(pair.publicKey(), length);
                assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyValidation.publicKey(cut));
            }
        }
    }

    @Nested
    class Of_an_elliptic_curve {
        @Test
        void a_compressed_point_is_written_out() throws Exception {
            try (PairMaterial pair = KeyGeneration.pair(Algorithm.EC_P256, 256)) {
                SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(pair.publicKey());
                byte[] compressed = Curve.P256
                        .domain()
                        .getCurve()
                        .decodePoint(info.getPublicKeyData().getOctets())
                        .getEncoded(true);
                byte[] spki = new SubjectPublicKeyInfo(info.getAlgorithm(), compressed).getEncoded();

                assertThat(KeyValidation.publicKey(spki)).isEqualTo(pair.publicKey());
            }
        }

        @Test
        void a_point_beside_the_curve_is_refused() {
            try (PairMaterial pair = KeyGeneration.pair(Algorithm.EC_P256, 256)) {
                byte[] changed = pair.publicKey().clone();
                changed[changed.length - 1] ^= 1;
                assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyValidation.publicKey(changed));
            }
        }

        @Test
        void a_curve_that_is_spelled_out_is_refused() throws Exception {
            ECNamedDomainParameters named = Curve.P256.domain();
            byte[] pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(new ECPrivateKeyParameters(
                            BigInteger.TEN,
                            new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH())))
                    .getEncoded();
            assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyValidation.pair(pkcs8));
        }

        @Test
        void other_curves_are_refused() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
            generator.initialize(new ECGenParameterSpec("brainpoolP256r1"));
            byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
            assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyValidation.publicKey(spki));
        }
    }

    @Nested
    class Of_RSA {
        @ParameterizedTest
        @ValueSource(ints = {1024, 2304})
        void other_lengths_are_refused(int bits) throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
            assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyValidation.publicKey(spki));
        }

        @Test
        void a_small_public_exponent_is_refused() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F0));
            byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
            assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyValidation.pair(pkcs8));
        }

        /** Each number of the private key in turn, but for the version. */
        @Test
        void numbers_that_do_not_fit_each_other_are_refused() throws Exception {
            try (PairMaterial pair = KeyGeneration.pair(Algorithm.RSA, 2048)) {
                RSAPrivateKey key = RSAPrivateKey.getInstance(
                        PrivateKeyInfo.getInstance(pair.privateKey()).parsePrivateKey());
                BigInteger[] numbers = {
                    key.getModulus(),
                    key.getPublicExponent(),
                    key.getPrivateExponent(),
                    key.getPrime1(),
                    key.getPrime2(),
                    key.getExponent1(),
                    key.getExponent2(),
                    key.getCoefficient()
                };
                KeyValidation.pair(pkcs8(numbers)).close();
                for (int i = 0; i < numbers.length; i++) {
                    BigInteger[] changed = numbers.clone();
                    changed[i] = changed[i].add(BigInteger.TWO);
                    byte[] pkcs8 = pkcs8(changed);
                    assertThatExceptionOfType(InvalidKeyException.class)
                            .as("number %d", i)
                            .isThrownBy(() -> KeyValidation.pair(pkcs8));
                }
            }
        }

        private static byte[] pkcs8(BigInteger... n) throws Exception {
            return new PrivateKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            new RSAPrivateKey(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]))
                    .getEncoded();
        }

        @Test
        void a_public_key_in_the_place_of_a_private_one_is_refused() throws Exception {
            byte[] spki = KeyEncoding.encodePublic(new RSAKeyParameters(
                    false, BigInteger.ONE.shiftLeft(2047).setBit(0), BigInteger.valueOf(65537), true));
            assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyValidation.pair(spki));
        }
    }
}
