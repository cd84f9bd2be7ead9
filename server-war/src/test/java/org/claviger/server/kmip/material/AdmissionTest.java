package org.claviger.server.kmip.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CertificateType;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.SecretDataType;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.crypto.primitive.KeyGeneration;
import org.claviger.server.crypto.primitive.PairMaterial;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.kmip.attribute.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of material that is registered: a key like others, something that is kept as it came, or a refusal. */
class AdmissionTest {
    private static final Wanted NOTHING = Wanted.of(List.of(), Version.V2_1);

    @Test
    void a_symmetric_key_is_taken_and_its_digest_is_told() throws Exception {
        byte[] key = RandomBytes.of(32);
        try (Admitted admitted = admit(key(CryptographicAlgorithm.AES, 256, key))) {
            assertThat(admitted.algorithm()).isEqualTo(Algorithm.AES);
            assertThat(admitted.length()).isEqualTo(256);
            assertThat(admitted.material()).isEqualTo(key).isNotSameAs(key);
            assertThat(admitted).hasToString("Admitted[hidden]");
            assertThat(KeptForm.find(admitted.found(), Tag.DIGEST))
                    .contains(Item.of(
                                    Tag.DIGEST,
                                    Item.of(Tag.HASHING_ALGORITHM, HashingAlgorithm.SHA_256),
                                    Item.of(
                                            Tag.DIGEST_VALUE,
                                            MessageDigest.getInstance("SHA-256").digest(key)),
                                    Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.RAW))
                            .value());
        }
    }

    @Test
    void closing_wipes_the_material() {
        Admitted admitted = admit(key(CryptographicAlgorithm.AES, 128, RandomBytes.of(16)));
        admitted.close();
        assertThat(admitted.material()).containsOnly(0).hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({"AES, 128, 32", "AES, 256, 16", "HMAC_SHA256, 256, 31", "BLOWFISH, 64, 16"})
    void a_key_has_the_length_that_is_said(CryptographicAlgorithm algorithm, int said, int bytes) {
        assertRefused(() -> admit(key(algorithm, said, RandomBytes.of(bytes))), ResultReason.INVALID_FIELD);
    }

    @ParameterizedTest
    @CsvSource({"BLOWFISH, 16", "DES, 8", "RC4, 5", "AES, 15"})
    void a_key_that_the_server_does_not_use_is_kept_as_it_came(CryptographicAlgorithm algorithm, int bytes)
            throws Exception {
        Item object = key(algorithm, bytes * 8, RandomBytes.of(bytes));
        Admitted admitted = admit(object);

        assertThat(admitted.algorithm()).isNull();
        assertThat(admitted.length()).isEqualTo(bytes * 8);
        assertThat(TtlvDecoder.decode(admitted.material())).isEqualTo(object);
        assertThat(KeptForm.find(admitted.found(), Tag.CRYPTOGRAPHIC_ALGORITHM))
                .contains(new Value.Enumerated(algorithm.code()));
    }

    @Test
    void hmac_takes_keys_of_any_length() {
        assertThat(admit(key(CryptographicAlgorithm.HMAC_SHA256, 24, new byte[] {1, 2, 3}))
                        .algorithm())
                .isEqualTo(Algorithm.HMAC_SHA256);
    }

    @Test
    void a_key_that_came_wrapped_is_kept_as_it_came() throws Exception {
        Item object = Item.of(
                Tag.SYMMETRIC_KEY,
                Item.of(
                        Tag.KEY_BLOCK,
                        Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.RAW),
                        Item.of(Tag.KEY_VALUE, new byte[24]),
                        Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES),
                        Item.of(Tag.CRYPTOGRAPHIC_LENGTH, 128),
                        Item.of(Tag.KEY_WRAPPING_DATA)));
        Admitted admitted = admit(object);

        assertThat(admitted.algorithm()).isNull();
        assertThat(admitted.length()).isEqualTo(128);
        assertThat(TtlvDecoder.decode(admitted.material())).isEqualTo(object);
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048, RSA", "EC_P256, 256, ECDSA", "EC_P521, 521, EC", "ED25519, 256, ED25519"})
    void both_halves_of_a_pair_are_taken(Algorithm algorithm, int length, CryptographicAlgorithm word) {
        try (PairMaterial pair = KeyGeneration.pair(algorithm, length)) {
            Item privateKey = key(Tag.PRIVATE_KEY, KeyFormatType.PKCS_8, word, length, pair.privateKey());
            Item publicKey = key(Tag.PUBLIC_KEY, KeyFormatType.X_509, word, length, pair.publicKey());
            Item wrong = key(Tag.PUBLIC_KEY, KeyFormatType.X_509, word, length + 8, pair.publicKey());
            Admitted one = Admission.of(ObjectType.PRIVATE_KEY, privateKey, NOTHING);
            Admitted other = Admission.of(ObjectType.PUBLIC_KEY, publicKey, NOTHING);

            assertThat(one.algorithm()).isEqualTo(algorithm);
            assertThat(one.length()).isEqualTo(length);
            assertThat(one.material()).isEqualTo(pair.privateKey());
            assertThat(other.algorithm()).isEqualTo(algorithm);
            assertThat(other.material()).isEqualTo(pair.publicKey());
            assertRefused(() -> Admission.of(ObjectType.PUBLIC_KEY, wrong, NOTHING), ResultReason.INVALID_FIELD);
        }
    }

    @Test
    void bytes_that_are_no_key_are_refused() {
        byte[] bytes = {1, 2, 3};
        for (KeyFormatType format : List.of(KeyFormatType.PKCS_1, KeyFormatType.EC_PRIVATE_KEY)) {
            Item object = key(Tag.PRIVATE_KEY, format, CryptographicAlgorithm.RSA, 2048, bytes);
            assertRefused(() -> Admission.of(ObjectType.PRIVATE_KEY, object, NOTHING), ResultReason.INVALID_FIELD);
        }
        Item certificate = Item.of(
                Tag.CERTIFICATE,
                Item.of(Tag.CERTIFICATE_TYPE, CertificateType.X_509),
                Item.of(Tag.CERTIFICATE_VALUE, bytes));
        assertRefused(() -> Admission.of(ObjectType.CERTIFICATE, certificate, NOTHING), ResultReason.INVALID_FIELD);
    }

    @Test
    void secret_and_opaque_data_are_taken_and_not_empty() {
        byte[] secret = {1, 2, 3};
        Admitted data = Admission.of(ObjectType.SECRET_DATA, secretData(secret), NOTHING);
        Admitted opaque = Admission.of(ObjectType.OPAQUE_OBJECT, opaque(secret), NOTHING);

        assertThat(data.material()).isEqualTo(secret);
        assertThat(data.length()).isEqualTo(24);
        assertThat(opaque.material()).isEqualTo(secret);
        assertRefused(
                () -> Admission.of(ObjectType.SECRET_DATA, secretData(new byte[0]), NOTHING),
                ResultReason.INVALID_FIELD);
        assertRefused(
                () -> Admission.of(ObjectType.OPAQUE_OBJECT, opaque(new byte[0]), NOTHING), ResultReason.INVALID_FIELD);
        assertRefused(() -> admit(key(CryptographicAlgorithm.AES, 0, new byte[0])), ResultReason.INVALID_FIELD);
    }

    @Test
    void an_object_has_a_longest_length() {
        assertThat(Admission.of(ObjectType.OPAQUE_OBJECT, opaque(new byte[65000]), NOTHING)
                        .material())
                .hasSize(65000);
        assertRefused(
                () -> Admission.of(ObjectType.OPAQUE_OBJECT, opaque(new byte[65536]), NOTHING),
                ResultReason.INVALID_FIELD);
    }

    @Test
    void what_has_to_be_there_is_missed() {
        Item whole = key(CryptographicAlgorithm.AES, 128, new byte[16]);

        assertRefused(() -> admit(Item.of(Tag.SYMMETRIC_KEY)), ResultReason.INVALID_MESSAGE);
        assertRefused(() -> admit(without(whole, Tag.KEY_FORMAT_TYPE)), ResultReason.INVALID_MESSAGE);
        assertRefused(() -> admit(without(whole, Tag.CRYPTOGRAPHIC_ALGORITHM)), ResultReason.INVALID_MESSAGE);
        assertRefused(() -> admit(without(whole, Tag.KEY_VALUE)), ResultReason.KEY_VALUE_NOT_PRESENT);
    }

    private static Item without(Item object, Tag tag) {
        List<Item> fields = new ArrayList<>(object.items().get(0).items());
        fields.removeIf(item -> item.is(tag));
        return Item.of(Tag.SYMMETRIC_KEY, Item.of(Tag.KEY_BLOCK, new Value.Structure(fields)));
    }

    private static Admitted admit(Item object) {
        return Admission.of(ObjectType.SYMMETRIC_KEY, object, NOTHING);
    }

    private static Item key(CryptographicAlgorithm algorithm, int length, byte[] material) {
        return key(Tag.SYMMETRIC_KEY, KeyFormatType.RAW, algorithm, length, material);
    }

    private static Item key(
            Tag tag, KeyFormatType format, CryptographicAlgorithm algorithm, int length, byte[] material) {
        return Item.of(
                tag,
                Item.of(
                        Tag.KEY_BLOCK,
                        Item.of(Tag.KEY_FORMAT_TYPE, format),
                        Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, material)),
                        Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, algorithm),
                        Item.of(Tag.CRYPTOGRAPHIC_LENGTH, length)));
    }

    private static Item secretData(byte[] secret) {
        return Item.of(
                Tag.SECRET_DATA,
                Item.of(Tag.SECRET_DATA_TYPE, SecretDataType.PASSWORD),
                Item.of(
                        Tag.KEY_BLOCK,
                        Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.RAW),
                        Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, secret))));
    }

    private static Item opaque(byte[] data) {
        return Item.of(
                Tag.OPAQUE_OBJECT,
                Item.of(Tag.OPAQUE_DATA_TYPE, new Value.Enumerated(0x8000_0001)),
                Item.of(Tag.OPAQUE_DATA_VALUE, data));
    }

    private static void assertRefused(ThrowingCallable call, ResultReason reason) {
        assertThatExceptionOfType(Failure.class).isThrownBy(call).matches(e -> e.reason() == reason);
    }
}
