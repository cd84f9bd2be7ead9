package org.claviger.server.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.crypto.primitive.SymmetricEncryption;
import org.claviger.server.object.UsableKey;
import org.claviger.server.platform.RefusedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenedKeyTest {
    private static final byte[] PLAINTEXT = "twenty-one plain bytes".getBytes(UTF_8);
    private static final byte[] AAD = "context".getBytes(UTF_8);
    private static final byte[] NONE = {};
    private static final byte[] IV = HexFormat.of().parseHex("a0a1a2a3a4a5a6a7a8a9aaab");
    private static final byte[] MATERIAL = "0123456789abcdef0123456789ABCDEF".getBytes(UTF_8);

    @ParameterizedTest
    @EnumSource(
            value = EncryptionAlgorithm.class,
            names = {"AES_GCM", "AES_GCM_SIV", "CHACHA20_POLY1305"})
    void each_bit_of_an_envelope_that_differs_is_refused(EncryptionAlgorithm algorithm) {
        OpenedKey key = key(algorithm, false);
        byte[] envelope = key.encrypt(algorithm, IV, PLAINTEXT, AAD).encoded();
        Set<String> told = new HashSet<>();
        for (int bit = 0; bit < envelope.length * Byte.SIZE; bit++) {
            byte[] altered = envelope.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            String reason = refusal(() -> key.decrypt(Decryption.read(altered, null), AAD));
            if (bit / Byte.SIZE != 0 && bit / Byte.SIZE != 21) {
                told.add(reason);
            }
        }
        told.add(refusal(() -> key.decrypt(Decryption.read(envelope, null), NONE)));

        // What says the format and the algorithm is no secret, and may be told of.
        assertThat(told).containsExactly(Attempt.undecipherable().detail());
        assertThat(key.decrypt(Decryption.read(envelope, null), AAD)).isEqualTo(PLAINTEXT);
    }

    @Test
    void a_ciphertext_is_not_decrypted_by_a_mode_that_notices_nothing_unless_that_is_named() {
        OpenedKey key = key(EncryptionAlgorithm.AES_GCM, false);
        Envelope honest = key.encrypt(EncryptionAlgorithm.AES_GCM, IV, PLAINTEXT, NONE);
        byte[] counter = Arrays.copyOf(IV, 16);
        counter[15] = 2;
        Envelope forged = new Envelope(EncryptionAlgorithm.AES_CTR, honest.keyId(), 1, counter, honest.ciphertext());

        assertThat(refusal(() -> Decryption.read(forged.encoded(), null))).contains("authenticates nothing");
        assertThat(Decryption.read(forged.encoded(), EncryptionAlgorithm.AES_CTR)
                        .algorithm())
                .isEqualTo(EncryptionAlgorithm.AES_CTR);
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionAlgorithm.class,
            names = {"AES_CBC", "AES_CTR", "AES_XTS"})
    void what_authenticates_nothing_takes_no_additional_data(EncryptionAlgorithm algorithm) {
        OpenedKey key = key(algorithm, false);
        byte[] iv = key.iv(algorithm, null);

        assertThatThrownBy(() -> key.encrypt(algorithm, iv, PLAINTEXT, AAD))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
        Envelope envelope = key.encrypt(algorithm, iv, PLAINTEXT, NONE);
        assertThat(key.decrypt(envelope, NONE)).isEqualTo(PLAINTEXT);
    }

    @Test
    void an_envelope_is_the_raw_form_with_its_header_as_additional_data() throws GeneralSecurityException {
        OpenedKey key = key(EncryptionAlgorithm.AES_GCM, false);
        Envelope envelope =
                key.encrypt(EncryptionAlgorithm.AES_GCM, key.iv(EncryptionAlgorithm.AES_GCM, null), PLAINTEXT, AAD);

        byte[] raw = SymmetricEncryption.decrypt(
                EncryptionAlgorithm.AES_GCM, MATERIAL, envelope.iv(), envelope.ciphertext(), envelope.header(), AAD);

        assertThat(raw).isEqualTo(PLAINTEXT);
    }

    @Nested
    class The_IV {
        private static final EncryptionAlgorithm GCM = EncryptionAlgorithm.AES_GCM;

        @Test
        void is_another_each_time() {
            OpenedKey key = key(GCM, false);
            assertThat(key.iv(GCM, null)).hasSize(12).isNotEqualTo(key.iv(GCM, null));
        }

        @Test
        void is_the_callers_only_if_the_policy_says_so() {
            byte[] iv = new byte[12];
            assertThat(key(GCM, true).iv(GCM, iv)).isEqualTo(iv);
            assertThatThrownBy(() -> key(GCM, false).iv(GCM, iv)).hasMessageContaining("policy");
        }

        @Test
        void has_the_length_that_the_algorithm_wants() {
            assertThatThrownBy(() -> key(GCM, true).iv(GCM, new byte[16])).hasMessageContaining("12 bytes");
            assertThatThrownBy(() -> key(GCM, true).iv(EncryptionAlgorithm.RSA_OAEP_SHA256, new byte[12]))
                    .hasMessageContaining("0 bytes");
        }
    }

    private static OpenedKey key(EncryptionAlgorithm encryption, boolean callerIv) {
        Algorithm algorithm =
                encryption == EncryptionAlgorithm.CHACHA20_POLY1305 ? Algorithm.CHACHA20_POLY1305 : Algorithm.AES;
        UsableKey key = new UsableKey(
                UUID.randomUUID(),
                UUID.randomUUID(),
                ObjectType.SYMMETRIC_KEY,
                algorithm,
                256,
                1,
                callerIv,
                null,
                null,
                null);
        return new OpenedKey(key, new InMemory());
    }

    private static String refusal(ThrowingCallable call) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused).isNotNull();
        return refused.detail();
    }

    /** The engine of {@link #MATERIAL}, which needs no vault. */
    private static final class InMemory extends AbleEngine {
        InMemory() {
            super("a test's keys");
        }

        @Override
        public byte[] encrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] plaintext, byte[]... aad) {
            return SymmetricEncryption.encrypt(algorithm, MATERIAL, iv, plaintext, aad);
        }

        @Override
        public byte[] decrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] ciphertext, byte[]... aad)
                throws GeneralSecurityException {
            return SymmetricEncryption.decrypt(algorithm, MATERIAL, iv, ciphertext, aad);
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
