package org.claviger.server.hsm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.server.hsm.agent.KeyUsage;
import org.claviger.server.platform.RefusedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Keys on a real SoftHSM token, through real agents; what they make is looked at by the JDK's own algorithms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class TokenKeysTest {
    private static final byte[] MESSAGE = "a message".getBytes(UTF_8);
    private static final byte[] AAD = "what belongs to it".getBytes(UTF_8);
    private static final byte[] IV = new byte[12];
    private static final byte[] BLOCK = new byte[16];
    private static final SecureRandom RANDOM = new SecureRandom();

    private OwnTokens own;
    private UUID profile;
    private UUID other;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        own = OwnTokens.in(folder);
        profile = own.profile("keys");
        other = own.profile("other"); // Agents know the tokens that were there when they started.
    }

    @AfterAll
    void stop() {
        own.close();
    }

    @Nested
    class A_key_on_the_token {
        @ParameterizedTest
        @EnumSource(
                value = TokenKeyType.class,
                mode = Mode.EXCLUDE,
                names = {"RSA_3072", "RSA_4096"}) // They take seconds, and differ in nothing else.
        void never_leaves_it_and_may_do_just_what_was_asked_for(TokenKeyType type) {
            TokenKey key = newKey();
            Set<KeyUsage> usages = EnumSet.of(KeyUsage.SIGN, KeyUsage.DERIVE);
            own.keys.generate(key, "tenant/key", type, usages);

            TokenKeyDescription described = own.keys.describe(key);
            assertThat(described.label()).isEqualTo("tenant/key");
            assertThat(described.tokenObject()).isTrue();
            assertThat(described.isPrivate()).isTrue();
            assertThat(described.sensitive()).isTrue();
            assertThat(described.alwaysSensitive()).isTrue();
            assertThat(described.extractable()).isFalse();
            assertThat(described.neverExtractable()).isTrue();
            assertThat(described.local()).isTrue();
            assertThat(described.usages()).isEqualTo(usages);
        }

        @Test
        void of_aes_has_a_check_value_even_if_it_may_not_encrypt() {
            TokenKey key = newKey();

            assertThat(own.keys.generate(key, "mac", TokenKeyType.AES_256, Set.of(KeyUsage.SIGN)))
                    .hasSize(3);
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> own.uses.encryptGcm(key, IV, AAD, MESSAGE))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.HSM_REFUSED))
                    .withMessageContaining("does not let this key be used for AES-GCM");
        }

        @ParameterizedTest
        @EnumSource(names = {"AES_128", "RSA_2048", "EC_P256"})
        void is_destroyed_with_all_its_halves_and_can_be_so_again(TokenKeyType type) {
            TokenKey key = newKey(type);
            own.keys.destroy(key);

            // The same CKA_ID is free again: had a half been left, there would be two.
            own.keys.generate(key, "again", type, EnumSet.allOf(KeyUsage.class));
            assertThat(own.keys.describe(key).label()).isEqualTo("again");
            own.keys.destroy(key);
            own.keys.destroy(key);
            assertNotFound(() -> own.keys.describe(key));
        }

        @Test
        void that_was_in_use_is_not_usable_after_it_was_destroyed() {
            TokenKey key = newKey(TokenKeyType.EC_P256);
            own.uses.signEcdsa(key, new byte[32]);
            own.keys.destroy(key);

            assertNotFound(() -> own.uses.signEcdsa(key, new byte[32]));
        }

        @Test
        void is_not_found_through_the_profile_of_another_token() {
            TokenKey key = newKey(TokenKeyType.AES_256);
            TokenKey elsewhere = new TokenKey(other, key.ckaId());

            assertNotFound(() -> own.uses.cmac(elsewhere, MESSAGE));
            own.keys.destroy(elsewhere);
            assertThat(own.uses.cmac(key, MESSAGE)).hasSize(16);
        }

        @Test
        void is_only_made_of_what_the_profile_allows() {
            TokenKey key = new TokenKey(own.profile("aes only", EnumSet.of(HsmAlgorithm.AES)), "01");

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> own.keys.generate(key, "rsa", TokenKeyType.RSA_2048, Set.of(KeyUsage.SIGN)))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.HSM_REFUSED));
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class An_aes_key {
        private final TokenKey key = newKey(TokenKeyType.AES_256);

        @ParameterizedTest
        @EnumSource(names = {"AES_128", "AES_192", "AES_256"})
        void decrypts_what_it_encrypted(TokenKeyType type) {
            TokenKey each = newKey(type);

            assertThat(own.uses.decryptGcm(each, IV, AAD, own.uses.encryptGcm(each, IV, AAD, MESSAGE)))
                    .contains(MESSAGE);
            assertThat(own.uses.decryptCbc(each, BLOCK, own.uses.encryptCbc(each, BLOCK, MESSAGE)))
                    .contains(MESSAGE);
            assertThat(own.uses.decryptCtr(each, BLOCK, own.uses.encryptCtr(each, BLOCK, MESSAGE)))
                    .contains(MESSAGE);
            assertThat(own.uses.unwrap(each, own.uses.wrap(each, new byte[24]))).contains(new byte[24]);
        }

        /** CTR gives the key stream, and so the block cipher itself, by which the others can be told. */
        @Test
        void encrypts_and_makes_macs_as_the_standards_say() {
            byte[] message = new byte[16];
            RANDOM.nextBytes(message);
            byte[] first = own.uses.encryptCtr(key, message, new byte[16]);

            byte[] cbc = own.uses.encryptCbc(key, BLOCK, message);
            assertThat(cbc).hasSize(32).startsWith(first);

            byte[] gcm = own.uses.encryptGcm(key, IV, AAD, message);
            byte[] counter = new byte[16];
            counter[15] = 2;
            assertThat(gcm).hasSize(32).startsWith(own.uses.encryptCtr(key, counter, message));

            // SP 800-38B: one whole block is masked by K1, which is L doubled.
            BigInteger l = new BigInteger(1, own.uses.encryptCtr(key, BLOCK, new byte[16])).shiftLeft(1);
            BigInteger k1 = l.testBit(128) ? l.clearBit(128).xor(BigInteger.valueOf(0x87)) : l;
            byte[] masked = fixed(new BigInteger(1, message).xor(k1), 16);
            assertThat(own.uses.cmac(key, message)).isEqualTo(own.uses.encryptCtr(key, masked, new byte[16]));
        }

        @Test
        void takes_no_message_and_a_long_one() {
            byte[] longest = new byte[TokenKeyUses.MOST_BYTES - IV.length];

            assertThat(own.uses.decryptGcm(
                            key, IV, new byte[0], own.uses.encryptGcm(key, IV, new byte[0], new byte[0])))
                    .contains(new byte[0]);
            assertThat(own.uses.encryptGcm(key, IV, new byte[0], longest)).hasSize(longest.length + 16);
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> own.uses.encryptGcm(key, IV, new byte[1], longest))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_TOO_LARGE));
        }

        @Test
        void opens_nothing_of_which_a_bit_differs() {
            byte[] gcm = own.uses.encryptGcm(key, IV, AAD, MESSAGE);
            byte[] otherIv = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

            for (int i = 0; i < gcm.length; i++) {
                assertThat(own.uses.decryptGcm(key, IV, AAD, flipped(gcm, i))).isEmpty();
            }
            assertThat(own.uses.decryptGcm(key, otherIv, AAD, gcm)).isEmpty();
            assertThat(own.uses.decryptGcm(key, IV, flipped(AAD, 0), gcm)).isEmpty();
            assertThat(own.uses.decryptGcm(key, IV, AAD, new byte[15])).isEmpty();
            assertThat(own.uses.decryptGcm(newKey(TokenKeyType.AES_256), IV, AAD, gcm))
                    .isEmpty();
            assertThat(own.uses.unwrap(key, flipped(own.uses.wrap(key, new byte[32]), 9)))
                    .isEmpty();
            assertThat(own.uses.unwrap(key, new byte[7])).isEmpty();
        }

        @Test
        void tells_padding_that_is_none_from_a_token_in_trouble() {
            byte[] cbc = own.uses.encryptCbc(key, BLOCK, MESSAGE);
            long agents = agentsRunning();

            assertThat(own.uses.decryptCbc(key, flipped(BLOCK, 15), cbc)).isEmpty();
            assertThat(own.uses.decryptCbc(key, BLOCK, new byte[15])).isEmpty();
            assertThat(own.uses.decryptCbc(key, BLOCK, new byte[0])).isEmpty();
            assertThat(agentsRunning()).isEqualTo(agents);
            assertThat(own.sessions.isServing(profile)).isTrue();
        }

        @Test
        void wraps_only_what_the_standard_can() {
            assertThatIllegalArgumentException().isThrownBy(() -> own.uses.wrap(key, new byte[17]));
            assertThatIllegalArgumentException().isThrownBy(() -> own.uses.wrap(key, new byte[8]));
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class An_rsa_key {
        private final TokenKey key = newKey();
        private final RSAPublicKey publicKey = (RSAPublicKey)
                publicKey("RSA", own.keys.generate(key, "rsa", TokenKeyType.RSA_2048, EnumSet.allOf(KeyUsage.class)));

        @Test
        void has_the_length_and_the_exponent_that_belong_to_it() {
            assertThat(publicKey.getModulus().bitLength()).isEqualTo(2048);
            assertThat(publicKey.getPublicExponent()).isEqualTo(65537);
        }

        @Test
        void can_be_of_4096_bits() throws Exception {
            TokenKey large = newKey();
            PublicKey half =
                    publicKey("RSA", own.keys.generate(large, "rsa", TokenKeyType.RSA_4096, Set.of(KeyUsage.SIGN)));

            Signature pss = pss(TokenDigest.SHA_512);
            pss.initVerify(half);
            pss.update(MESSAGE);
            assertThat(pss.verify(own.uses.signPss(large, TokenDigest.SHA_512, digest(TokenDigest.SHA_512))))
                    .isTrue();
        }

        @ParameterizedTest
        @EnumSource(
                value = TokenDigest.class,
                mode = Mode.EXCLUDE,
                names = {"SHA_1"})
        void signs_what_its_public_half_verifies(TokenDigest hash) throws Exception {
            Signature pkcs1 = Signature.getInstance(hash.jcaName().replace("-", "") + "withRSA");
            pkcs1.initVerify(publicKey);
            pkcs1.update(MESSAGE);
            assertThat(pkcs1.verify(own.uses.signPkcs1(key, hash, digest(hash))))
                    .isTrue();

            Signature pss = pss(hash);
            pss.initVerify(publicKey);
            pss.update(MESSAGE);
            assertThat(pss.verify(own.uses.signPss(key, hash, digest(hash)))).isTrue();
        }

        @Test
        void decrypts_what_was_encrypted_to_its_public_half() throws Exception {
            byte[] ciphertext = encryptOaep(TokenDigest.SHA_1);

            assertThat(own.uses.decryptOaep(key, TokenDigest.SHA_1, ciphertext)).contains(MESSAGE);
            assertThat(own.uses.decryptOaep(key, TokenDigest.SHA_1, flipped(ciphertext, 40)))
                    .isEmpty();
            assertThat(own.uses.decryptOaep(key, TokenDigest.SHA_1, new byte[5]))
                    .isEmpty();
            assertThat(own.uses.decryptOaep(key, TokenDigest.SHA_1, new byte[300]))
                    .isEmpty();
            assertThat(own.sessions.isServing(profile)).isTrue();
        }

        @Test
        void is_refused_clearly_what_the_library_does_not_offer() throws Exception {
            byte[] ciphertext = encryptOaep(TokenDigest.SHA_256);

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> own.uses.decryptOaep(key, TokenDigest.SHA_256, ciphertext))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.HSM_REFUSED))
                    .withMessageContaining("does not offer RSAES-OAEP with SHA-256");
            assertThat(own.sessions.isServing(profile)).isTrue();
        }

        @Test
        void does_not_sign_as_if_it_were_a_key_of_another_type() {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> own.uses.signEcdsa(key, new byte[32]))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.HSM_REFUSED))
                    .withMessageContaining("ECDSA");
            assertThat(own.sessions.isServing(profile)).isTrue();
        }

        @Test
        void signs_no_digest_of_another_length() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> own.uses.signPss(key, TokenDigest.SHA_256, new byte[31]));
        }

        private byte[] encryptOaep(TokenDigest hash) throws Exception {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    publicKey,
                    new OAEPParameterSpec(
                            hash.jcaName(), "MGF1", new MGF1ParameterSpec(hash.jcaName()), PSource.PSpecified.DEFAULT));
            return cipher.doFinal(MESSAGE);
        }

        private static Signature pss(TokenDigest hash) throws Exception {
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(new PSSParameterSpec(
                    hash.jcaName(), "MGF1", new MGF1ParameterSpec(hash.jcaName()), hash.bytes(), 1));
            return pss;
        }
    }

    @Nested
    class A_key_on_a_curve {
        @ParameterizedTest
        @EnumSource(names = {"EC_P256", "EC_P384", "EC_P521"})
        void signs_what_its_public_half_verifies(TokenKeyType type) throws Exception {
            TokenKey key = newKey();
            PublicKey half = publicKey("EC", own.keys.generate(key, "ec", type, Set.of(KeyUsage.SIGN)));
            Signature ecdsa = Signature.getInstance("NONEwithECDSAinP1363Format");
            for (TokenDigest hash : EnumSet.of(TokenDigest.SHA_256, TokenDigest.SHA_384, TokenDigest.SHA_512)) {
                byte[] signature = own.uses.signEcdsa(key, digest(hash));
                assertThat(signature).hasSize(2 * type.fieldBytes());

                ecdsa.initVerify(half);
                ecdsa.update(digest(hash));
                assertThat(ecdsa.verify(signature)).as(hash.name()).isTrue();
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"EC_P256", "EC_P384", "EC_P521"})
        void agrees_on_the_secret_that_the_other_side_comes_to(TokenKeyType type) throws Exception {
            TokenKey key = newKey();
            ECPublicKey half =
                    (ECPublicKey) publicKey("EC", own.keys.generate(key, "ec", type, Set.of(KeyUsage.DERIVE)));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(half.getParams());
            KeyPair other = generator.generateKeyPair();
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(other.getPrivate());
            agreement.doPhase(half, true);

            byte[] point = point((ECPublicKey) other.getPublic(), type.fieldBytes());
            assertThat(own.uses.agree(key, type, point)).contains(agreement.generateSecret());
            assertThat(own.uses.agree(key, type, flipped(point, 9))).isEmpty();
            assertThat(own.uses.agree(key, type, new byte[9])).isEmpty();
            assertThat(own.sessions.isServing(profile)).isTrue();
        }

        private static byte[] point(ECPublicKey key, int field) {
            byte[] point = new byte[1 + 2 * field];
            point[0] = 4;
            System.arraycopy(fixed(key.getW().getAffineX(), field), 0, point, 1, field);
            System.arraycopy(fixed(key.getW().getAffineY(), field), 0, point, 1 + field, field);
            return point;
        }
    }

    private TokenKey newKey() {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return new TokenKey(profile, HexFormat.of().formatHex(id));
    }

    private TokenKey newKey(TokenKeyType type) {
        TokenKey key = newKey();
        own.keys.generate(key, "key", type, EnumSet.allOf(KeyUsage.class));
        return key;
    }

    private long agentsRunning() {
        return own.sessions.find(profile).orElseThrow().group().agentsRunning();
    }

    private static void assertNotFound(Runnable use) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(use::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.HSM_UNAVAILABLE))
                .withMessageContaining("not on its token");
    }

    private static byte[] digest(TokenDigest hash) throws Exception {
        return MessageDigest.getInstance(hash.jcaName()).digest(MESSAGE);
    }

    private static byte[] flipped(byte[] bytes, int index) {
        byte[] flipped = bytes.clone();
        flipped[index] ^= 1;
        return flipped;
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[length];
        int copied = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - copied, fixed, length - copied, copied);
        return fixed;
    }

    private static PublicKey publicKey(String algorithm, byte[] subjectPublicKeyInfo) {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
