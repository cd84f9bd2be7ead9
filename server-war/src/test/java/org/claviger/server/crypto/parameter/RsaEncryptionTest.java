package org.claviger.server.crypto.parameter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.util.DigestFactory;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.claviger.api.crypto.Algorithm;
import org.claviger.kmip.item.Item;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is encrypted another implementation decrypts, and the other way round; and what is refused. */
class RsaEncryptionTest {
    private static final byte[] TEXT = "a text".getBytes(US_ASCII);
    private static final byte[] LABEL = "a label".getBytes(US_ASCII);

    private static PairMaterial pair;

    @BeforeAll
    static void makeKey() {
        pair = KeyGeneration.pair(Algorithm.RSA, 2048);
    }

    @AfterAll
    static void wipeKey() {
        pair.close();
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void oaep_is_what_another_makes(HashingAlgorithm hash, HashingAlgorithm maskHash, byte[] label) throws Exception {
        RsaEncryption encryption = new RsaEncryption(Parameters.of(
                Item.of(Tag.PADDING_METHOD, PaddingMethod.OAEP),
                Item.of(Tag.HASHING_ALGORITHM, hash),
                Item.of(Tag.MASK_GENERATOR_HASHING_ALGORITHM, maskHash),
                Item.of(Tag.P_SOURCE, label)));
        AsymmetricBlockCipher other = new OAEPEncoding(new RSABlindedEngine(), digest(hash), digest(maskHash), label);
        byte[] ciphertext = encryption.encrypt(pair.publicKey(), TEXT);

        assertThat(ciphertext).hasSize(256);
        other.init(false, PrivateKeyFactory.createKey(pair.privateKey()));
        assertThat(other.processBlock(ciphertext, 0, ciphertext.length)).isEqualTo(TEXT);

        other.init(true, PublicKeyFactory.createKey(pair.publicKey()));
        assertThat(encryption.decrypt(pair.privateKey(), other.processBlock(TEXT, 0, TEXT.length)))
                .isEqualTo(TEXT);
    }

    @Test
    void oaep_with_sha_256_goes_without_saying() throws Exception {
        AsymmetricBlockCipher other = new OAEPEncoding(
                new RSABlindedEngine(), DigestFactory.createSHA256(), DigestFactory.createSHA256(), new byte[0]);
        other.init(true, PublicKeyFactory.createKey(pair.publicKey()));

        assertThat(new RsaEncryption(Parameters.of())
                        .decrypt(pair.privateKey(), other.processBlock(TEXT, 0, TEXT.length)))
                .isEqualTo(TEXT);
    }

    @Test
    void by_pkcs1_v1_5_is_encrypted_alone() throws GeneralSecurityException {
        RsaEncryption encryption =
                new RsaEncryption(Parameters.of(Item.of(Tag.PADDING_METHOD, PaddingMethod.PKCS1_V1_5)));
        byte[] ciphertext = encryption.encrypt(pair.publicKey(), TEXT);
        Cipher other = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        other.init(Cipher.DECRYPT_MODE, new PlatformKeys("RSA").privateKey(pair));

        assertThat(other.doFinal(ciphertext)).isEqualTo(TEXT);
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> encryption.decrypt(pair.privateKey(), ciphertext));
    }

    @Test
    void another_label_hash_or_ciphertext_is_undecipherable() throws GeneralSecurityException {
        RsaEncryption labelled = new RsaEncryption(Parameters.of(Item.of(Tag.P_SOURCE, LABEL)));
        byte[] ciphertext = labelled.encrypt(pair.publicKey(), TEXT);
        byte[] changed = ciphertext.clone();
        changed[100] ^= 1;

        assertThat(labelled.decrypt(pair.privateKey(), ciphertext)).isEqualTo(TEXT);
        assertUndecipherable(new RsaEncryption(Parameters.of()), ciphertext);
        assertUndecipherable(
                new RsaEncryption(Parameters.of(
                        Item.of(Tag.P_SOURCE, LABEL), Item.of(Tag.HASHING_ALGORITHM, HashingAlgorithm.SHA_384))),
                ciphertext);
        assertUndecipherable(labelled, changed);
        assertUndecipherable(labelled, new byte[255]);
        assertUndecipherable(labelled, new byte[0]);
    }

    /** RFC 8017, sections 7.1.1 and 7.2.1. */
    @Test
    void a_text_is_as_long_as_the_padding_leaves_room_for() throws GeneralSecurityException {
        RsaEncryption oaep = new RsaEncryption(Parameters.of());
        RsaEncryption pkcs1 = new RsaEncryption(Parameters.of(Item.of(Tag.PADDING_METHOD, PaddingMethod.PKCS1_V1_5)));

        assertThat(oaep.encrypt(pair.publicKey(), new byte[256 - 2 * 32 - 2])).hasSize(256);
        assertThat(pkcs1.encrypt(pair.publicKey(), new byte[256 - 11])).hasSize(256);
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> oaep.encrypt(pair.publicKey(), new byte[256 - 2 * 32 - 1]));
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> pkcs1.encrypt(pair.publicKey(), new byte[256 - 10]));
    }

    @ParameterizedTest
    @EnumSource(
            value = PaddingMethod.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OAEP", "PKCS1_V1_5"})
    void rsa_encrypts_with_no_other_padding(PaddingMethod padding) {
        RsaEncryption encryption = new RsaEncryption(Parameters.of(Item.of(Tag.PADDING_METHOD, padding)));
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> encryption.encrypt(pair.publicKey(), TEXT));
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> encryption.decrypt(pair.privateKey(), new byte[256]));
    }

    @Test
    void nothing_is_encrypted_with_md5() {
        RsaEncryption encryption =
                new RsaEncryption(Parameters.of(Item.of(Tag.HASHING_ALGORITHM, HashingAlgorithm.MD5)));
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> encryption.encrypt(pair.publicKey(), TEXT));
    }

    private static void assertUndecipherable(RsaEncryption encryption, byte[] ciphertext) {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> encryption.decrypt(pair.privateKey(), ciphertext));
    }

    private static Digest digest(HashingAlgorithm hash) {
        return switch (hash) {
            case SHA_1 -> DigestFactory.createSHA1();
            case SHA_256 -> DigestFactory.createSHA256();
            case SHA_512 -> DigestFactory.createSHA512();
            default -> DigestFactory.createSHA3_256();
        };
    }

    static Stream<Arguments> hashes() {
        return Stream.of(
                Arguments.of(HashingAlgorithm.SHA_1, HashingAlgorithm.SHA_1, new byte[0]),
                Arguments.of(HashingAlgorithm.SHA_256, HashingAlgorithm.SHA_256, LABEL),
                Arguments.of(HashingAlgorithm.SHA_256, HashingAlgorithm.SHA_1, new byte[0]),
                Arguments.of(HashingAlgorithm.SHA_512, HashingAlgorithm.SHA_256, LABEL),
                Arguments.of(HashingAlgorithm.SHA3_256, HashingAlgorithm.SHA3_256, LABEL));
    }
}
