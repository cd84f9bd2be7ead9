package org.claviger.server.crypto.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.crypto.primitive.KeyGeneration;
import org.claviger.server.crypto.primitive.PairMaterial;
import org.claviger.server.crypto.primitive.PublicHalf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files in {@code formats/} were made by OpenSSL 3, with keys that nobody uses. */
class FormatsTest {
    private static final String PASSWORD = "throw-away";
    private static final String OTHER_PASSWORD = "throw-away €";

    @Nested
    class A_pair {
        @ParameterizedTest
        @EnumSource(
                value = Algorithm.class,
                names = {"RSA", "EC_P256", "EC_P384", "EC_P521", "EC_SECP256K1", "ED25519", "X25519"})
        void is_read_as_it_was_written_in_each_format(Algorithm algorithm) throws InvalidKeyException {
            try (PairMaterial pair = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
                for (KeyFormat format : List.of(KeyFormat.PKCS8, KeyFormat.PEM, KeyFormat.JWK, KeyFormat.PKCS12)) {
                    byte[] written = write(format, ObjectType.PRIVATE_KEY, algorithm, pair.privateKey());
                    requireSame(format, written, ObjectType.PRIVATE_KEY, algorithm, pair.privateKey());
                }
                for (KeyFormat format : List.of(KeyFormat.SPKI, KeyFormat.PEM, KeyFormat.JWK)) {
                    byte[] written = write(format, ObjectType.PUBLIC_KEY, algorithm, pair.publicKey());
                    requireSame(format, written, ObjectType.PUBLIC_KEY, algorithm, pair.publicKey());
                }
            }
        }

        @ParameterizedTest
        @EnumSource(
                value = Algorithm.class,
                names = {"ML_KEM_768", "ML_DSA_65", "SLH_DSA_SHA2_128F", "X_WING"})
        void of_a_post_quantum_algorithm_is_written_in_all_formats_but_jwk(Algorithm algorithm)
                throws InvalidKeyException {
            try (PairMaterial pair = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
                for (KeyFormat format : List.of(KeyFormat.PKCS8, KeyFormat.PEM, KeyFormat.PKCS12)) {
                    byte[] written = write(format, ObjectType.PRIVATE_KEY, algorithm, pair.privateKey());
                    requireSame(format, written, ObjectType.PRIVATE_KEY, algorithm, pair.privateKey());
                }
                assertThatThrownBy(() -> write(KeyFormat.JWK, ObjectType.PRIVATE_KEY, algorithm, pair.privateKey()))
                        .isInstanceOf(InvalidKeyException.class)
                        .hasMessageContaining("no JSON Web Key");
                assertThatThrownBy(() -> write(KeyFormat.JWK, ObjectType.PUBLIC_KEY, algorithm, pair.publicKey()))
                        .isInstanceOf(InvalidKeyException.class);
            }
        }

        @Test
        void whose_halves_are_of_two_pairs_is_refused() throws Exception {
            String one = new ECKeyGenerator(Curve.P_256).generate().toJSONString();
            String other = new ECKeyGenerator(Curve.P_256).generate().toJSONString();
            String d = one.replaceFirst(".*(\"d\":\"[^\"]+\").*", "$1");
            String mixed = other.replaceFirst("\"d\":\"[^\"]+\"", d);

            refuse(KeyFormat.JWK, mixed.getBytes(UTF_8), "not that of the private key");
        }
    }

    @Nested
    class What_others_write {
        @ParameterizedTest
        @CsvSource({
            "rsa-pkcs1.pem, RSA",
            "ec-sec1.pem, EC_P256",
            "ed25519-pkcs8.pem, ED25519",
            "secp256k1-pkcs8.pem, EC_SECP256K1"
        })
        void is_read_from_pem(String file, Algorithm algorithm) throws Exception {
            try (Decoded decoded = Decoding.decode(KeyFormat.PEM, file(file), null, null, null)) {
                assertThat(decoded.type()).isEqualTo(ObjectType.PRIVATE_KEY);
                assertThat(decoded.algorithm()).isEqualTo(algorithm);
                assertThat(decoded.certificates()).isEmpty();
            }
        }

        @Test
        void is_read_from_pem_under_a_password() throws Exception {
            byte[] encrypted = file("ec-encrypted.pem");
            try (Decoded plain = Decoding.decode(KeyFormat.PEM, file("ec-sec1.pem"), null, null, null);
                    Decoded decrypted =
                            Decoding.decode(KeyFormat.PEM, encrypted, null, null, OTHER_PASSWORD.toCharArray())) {
                assertThat(PublicHalf.of(decrypted.material())).isEqualTo(PublicHalf.of(plain.material()));
            }
            refuse(KeyFormat.PEM, encrypted, "Give the password");
            refuseWith(KeyFormat.PEM, encrypted, "wrong", "the password is wrong");
        }

        @ParameterizedTest
        @CsvSource({"modern.p12, throw-away €", "legacy.p12, throw-away"})
        void is_read_from_pkcs12_with_the_chain(String file, String password) throws Exception {
            List<Certificate> chain = List.copyOf(
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(file("chain.pem")))
                            .stream()
                            .toList());
            try (Decoded decoded = Decoding.decode(KeyFormat.PKCS12, file(file), null, null, password.toCharArray())) {
                assertThat(decoded.type()).isEqualTo(ObjectType.PRIVATE_KEY);
                assertThat(decoded.certificates()).hasSameSizeAs(chain);
                for (int i = 0; i < chain.size(); i++) {
                    assertThat(decoded.certificates().get(i).der())
                            .isEqualTo(chain.get(i).getEncoded());
                }
            }
        }

        @Test
        void is_read_from_a_key_store_of_the_jdk_and_the_jdk_reads_ours() throws Exception {
            char[] password = "a good password".toCharArray();
            List<byte[]> chain;
            byte[] pkcs8;
            try (Decoded decoded =
                    Decoding.decode(KeyFormat.PKCS12, file("modern.p12"), null, null, OTHER_PASSWORD.toCharArray())) {
                chain = decoded.certificates().stream().map(c -> c.der()).toList();
                pkcs8 = decoded.material().clone();
            }

            byte[] ours = Encoding.encode(
                    KeyFormat.PKCS12, ObjectType.PRIVATE_KEY, Algorithm.EC_P256, pkcs8, chain, "service", password);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(ours), password);

            assertThat(store.getKey("service", password).getEncoded()).isEqualTo(pkcs8);
            assertThat(store.getCertificateChain("service")).hasSize(3);
            ByteArrayOutputStream theirs = new ByteArrayOutputStream();
            store.store(theirs, password);
            try (Decoded again = Decoding.decode(KeyFormat.PKCS12, theirs.toByteArray(), null, null, password)) {
                assertThat(again.material()).isEqualTo(pkcs8);
                assertThat(again.certificates()).hasSize(3);
            }
        }

        @Test
        void is_read_from_jwk() throws Exception {
            for (JWK key : List.of(
                    new RSAKeyGenerator(2048).generate(),
                    new ECKeyGenerator(Curve.P_521).generate(),
                    new OctetSequenceKeyGenerator(256)
                            .algorithm(com.nimbusds.jose.JWSAlgorithm.HS256)
                            .generate())) {
                try (Decoded decoded =
                        Decoding.decode(KeyFormat.JWK, key.toJSONString().getBytes(UTF_8), null, null, null)) {
                    byte[] again = write(
                            KeyFormat.JWK,
                            decoded.type(),
                            Objects.requireNonNull(decoded.algorithm()),
                            decoded.material());
                    assertThat(JWK.parse(new String(again, UTF_8)).computeThumbprint())
                            .isEqualTo(key.computeThumbprint());
                }
            }
        }

        @Test
        void is_read_as_certificates_in_order() throws Exception {
            try (Decoded decoded = Decoding.decode(KeyFormat.PEM, file("chain.pem"), null, null, null)) {
                assertThat(decoded.type()).isEqualTo(ObjectType.CERTIFICATE);
                assertThat(decoded.algorithm()).isEqualTo(Algorithm.EC_P256);
                assertThat(decoded.certificates()).hasSize(3);
                byte[] leaf = decoded.material().clone();
                assertThat(Encoding.encode(
                                KeyFormat.X509, ObjectType.CERTIFICATE, null, leaf, List.of(), "service", null))
                        .isEqualTo(leaf);
                requireSame(KeyFormat.X509, leaf, ObjectType.CERTIFICATE, Algorithm.EC_P256, leaf);
                refuse(KeyFormat.X509, Arrays.copyOf(leaf, leaf.length + 1), "no X.509 certificate");
            }
        }
    }

    @Nested
    class Bytes {
        @Test
        void are_a_symmetric_key_of_the_algorithm_that_was_named() throws InvalidKeyException {
            byte[] key = KeyGeneration.symmetric(Algorithm.AES, 256);
            try (Decoded decoded = Decoding.decode(KeyFormat.RAW, key, null, Algorithm.AES, null)) {
                assertThat(decoded.type()).isEqualTo(ObjectType.SYMMETRIC_KEY);
                assertThat(decoded.material()).isEqualTo(key);
            }
            refuse(KeyFormat.RAW, key, "name the algorithm");
        }

        @ParameterizedTest
        @EnumSource(
                value = ObjectType.class,
                names = {"SECRET_DATA", "OPAQUE_OBJECT"})
        void are_what_their_owner_says(ObjectType type) throws InvalidKeyException {
            byte[] secret = "a secret".getBytes(UTF_8);
            byte[] read;
            try (Decoded decoded = Decoding.decode(KeyFormat.RAW, secret, type, null, null)) {
                read = decoded.material();
                assertThat(decoded.type()).isEqualTo(type);
                assertThat(decoded.algorithm()).isNull();
                assertThat(read).isEqualTo(secret);
                assertThat(decoded.toString()).doesNotContain("a secret");
            }
            assertThat(read).containsOnly(0);
        }
    }

    @Nested
    class Refused_is {
        @ParameterizedTest
        @EnumSource(
                value = KeyFormat.class,
                names = {"RAW"},
                mode = EnumSource.Mode.EXCLUDE)
        void garbage_and_what_is_cut_off_with_one_sentence(KeyFormat format) throws Exception {
            byte[] whole = whole(format);
            for (int length : new int[] {1, whole.length / 3, whole.length / 2, whole.length - 40}) {
                assertThatThrownBy(() -> read(format, Arrays.copyOf(whole, length)))
                        .isInstanceOf(InvalidKeyException.class)
                        .hasMessageEndingWith(".")
                        .hasNoCause();
            }
            byte[] garbage = new byte[2000];
            Arrays.fill(garbage, (byte) 'x');
            assertThatThrownBy(() -> read(format, garbage)).isInstanceOf(InvalidKeyException.class);
        }

        @Test
        void what_is_empty_or_too_large() {
            refuse(KeyFormat.PEM, new byte[0], "1 to");
            refuse(KeyFormat.PEM, new byte[Decoding.MAX_LENGTH + 1], "1 to");
        }

        @Test
        void pkcs12_with_a_wrong_password_or_none_or_too_many_iterations() throws Exception {
            refuseWith(KeyFormat.PKCS12, file("modern.p12"), "wrong", "the password is wrong");
            refuse(KeyFormat.PKCS12, file("modern.p12"), "Give the password");
            refuseWith(KeyFormat.PKCS12, file("costly.p12"), PASSWORD, "the password is wrong");
        }

        @Test
        void what_is_something_else_than_was_said() throws Exception {
            byte[] pem = file("ec-sec1.pem");
            assertThatThrownBy(() -> Decoding.decode(KeyFormat.PEM, pem, ObjectType.PUBLIC_KEY, null, null))
                    .hasMessageContaining("PRIVATE_KEY of EC_P256");
            assertThatThrownBy(() -> Decoding.decode(KeyFormat.PEM, pem, null, Algorithm.RSA, null))
                    .hasMessageContaining("PRIVATE_KEY of EC_P256");
        }

        @Test
        void two_keys_at_once_and_certificates_of_somebody_else() throws Exception {
            refuse(KeyFormat.PEM, joined("ec-sec1.pem", "rsa-pkcs1.pem"), "more than one key");
            refuse(KeyFormat.PEM, joined("rsa-pkcs1.pem", "chain.pem"), "not those of the key");
            refuse(KeyFormat.PEM, joined("ec-public.pem", "chain.pem"), "more than can be one object");
        }

        @Test
        void a_format_that_has_no_place_for_it() {
            byte[] key = KeyGeneration.symmetric(Algorithm.AES, 128);
            for (KeyFormat format :
                    List.of(KeyFormat.PKCS8, KeyFormat.SPKI, KeyFormat.PEM, KeyFormat.PKCS12, KeyFormat.X509)) {
                assertThatThrownBy(() -> write(format, ObjectType.SYMMETRIC_KEY, Algorithm.AES, key))
                        .isInstanceOf(InvalidKeyException.class)
                        .hasMessageContaining("can't be written as " + format);
            }
        }

        @Test
        void a_short_password_of_pkcs12() {
            try (PairMaterial pair = KeyGeneration.pair(Algorithm.ED25519, 256)) {
                assertThatThrownBy(() -> Encoding.encode(
                                KeyFormat.PKCS12,
                                ObjectType.PRIVATE_KEY,
                                Algorithm.ED25519,
                                pair.privateKey(),
                                List.of(),
                                "k",
                                "short".toCharArray()))
                        .hasMessageContaining("at least 12 characters");
            }
        }
    }

    private static byte[] whole(KeyFormat format) throws Exception {
        try (PairMaterial pair = KeyGeneration.pair(Algorithm.EC_P256, 256)) {
            return switch (format) {
                case SPKI -> pair.publicKey();
                case X509 ->
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(file("chain.pem")))
                            .getEncoded();
                default -> write(format, ObjectType.PRIVATE_KEY, Algorithm.EC_P256, pair.privateKey());
            };
        }
    }

    private static void requireSame(
            KeyFormat format, byte[] written, ObjectType type, Algorithm algorithm, byte[] material)
            throws InvalidKeyException {
        try (Decoded decoded = read(format, written)) {
            assertThat(decoded.type()).as(format.name()).isEqualTo(type);
            assertThat(decoded.algorithm()).as(format.name()).isEqualTo(algorithm);
            assertThat(identity(type, decoded.material())).as(format.name()).isEqualTo(identity(type, material));
        }
    }

    /** Formats differ in what they keep beside the secret of a private key: its public key tells that it is the same. */
    private static byte[] identity(ObjectType type, byte[] material) throws InvalidKeyException {
        return type == ObjectType.PRIVATE_KEY ? PublicHalf.of(material) : material;
    }

    private static byte[] write(KeyFormat format, ObjectType type, Algorithm algorithm, byte[] material)
            throws InvalidKeyException {
        return Encoding.encode(format, type, algorithm, material, List.of(), "a key", "a good password".toCharArray());
    }

    private static Decoded read(KeyFormat format, byte[] encoded) throws InvalidKeyException {
        char[] password = format == KeyFormat.PKCS12 ? "a good password".toCharArray() : null;
        return Decoding.decode(format, encoded, null, null, password);
    }

    private static void refuse(KeyFormat format, byte[] encoded, String told) {
        refuseWith(format, encoded, null, told);
    }

    private static void refuseWith(KeyFormat format, byte[] encoded, @Nullable String password, String told) {
        assertThatThrownBy(() ->
                        Decoding.decode(format, encoded, null, null, password == null ? null : password.toCharArray()))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining(told);
    }

    private static byte[] joined(String first, String second) throws IOException {
        return (new String(file(first), US_ASCII) + new String(file(second), US_ASCII)).getBytes(US_ASCII);
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(FormatsTest.class.getResourceAsStream("/formats/" + name))) {
            return in.readAllBytes();
        }
    }
}
