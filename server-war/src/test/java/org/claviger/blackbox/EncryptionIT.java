package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunningServer.class)
@SuppressWarnings("NullAway") // The compiler doesn't tell of a record's own constructor which arrays may be absent.
class EncryptionIT {
    private static final byte[] TEXT = "sixteen bytes and a few more".getBytes(UTF_8);
    private static final byte[] AAD = "context".getBytes(UTF_8);

    private final KeyUser north;
    private final KeyUser south;

    EncryptionIT(RunningServer.Handle server) {
        this.north = new KeyUser(server.client("north"));
        this.south = new KeyUser(server.client("south"));
    }

    @ParameterizedTest
    @CsvSource({
        "AES, 256, AES_GCM, 1",
        "AES, 256, AES_GCM_SIV, 3",
        "AES, 128, AES_GCM_SIV, 3",
        "CHACHA20_POLY1305, 256, CHACHA20_POLY1305, 3",
        "RSA, 2048, RSA_OAEP_SHA256, 3",
        "RSA, 2048, RSA_OAEP_SHA384, 3",
        "RSA, 2048, RSA_OAEP_SHA512, 3",
        "RSA, 2048, RSA_OAEP_SHA1, 3",
        "EC_P256, 256, HYBRID_KEM, 3",
        "X25519, 256, HYBRID_KEM, 3",
        "ML_KEM_768, 192, HYBRID_KEM, 3",
        "X_WING, 128, HYBRID_KEM, 3"
    })
    void what_was_encrypted_by_name_is_decrypted_and_bound_to_its_additional_data(
            Algorithm of, int length, EncryptionAlgorithm algorithm, byte format) {
        UUID key = north.newKey(of, length, Usage.ENCRYPT, Usage.DECRYPT);

        byte[] ciphertext = north.encrypt(new EncryptRequest(key, TEXT, AAD, algorithm, null, null))
                .ciphertext();

        assertThat(ciphertext[0]).isEqualTo(format);
        assertThat(north.decrypt(new DecryptRequest(ciphertext, AAD)).plaintext())
                .isEqualTo(TEXT);
        Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> north.decrypt(new DecryptRequest(ciphertext, null)));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.decrypt(new DecryptRequest(ciphertext, AAD)));
    }

    @ParameterizedTest
    @CsvSource({"CHACHA20_POLY1305, CHACHA20_POLY1305", "EC_P256, HYBRID_KEM", "RSA, RSA_OAEP_SHA256"})
    void who_names_no_algorithm_gets_the_default_of_the_key(Algorithm of, EncryptionAlgorithm expected) {
        UUID key = north.newKey(of, null, Usage.ENCRYPT, Usage.DECRYPT);

        EncryptResponse raw = north.encrypt(new EncryptRequest(key, TEXT, null, null, null, true));

        assertThat(raw.algorithm()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionAlgorithm.class,
            names = {"AES_CBC", "AES_CTR", "AES_XTS"})
    void what_authenticates_nothing_has_to_be_named_both_ways(EncryptionAlgorithm algorithm) {
        UUID key = north.newKey(Algorithm.AES, 256);

        byte[] ciphertext = north.encrypt(new EncryptRequest(key, TEXT, null, algorithm, null, null))
                .ciphertext();

        assertThat(north.decrypt(named(ciphertext, algorithm)).plaintext()).isEqualTo(TEXT);
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> north.decrypt(new DecryptRequest(ciphertext, null)));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> north.decrypt(named(ciphertext, EncryptionAlgorithm.AES_GCM)));
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> north.encrypt(new EncryptRequest(key, TEXT, AAD, algorithm, null, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "AES, 256, RSA_OAEP_SHA256",
        "AES, 256, CHACHA20_POLY1305",
        "AES, 192, AES_GCM_SIV",
        "AES, 128, AES_XTS",
        "CHACHA20_POLY1305, 256, AES_GCM",
        "RSA, 2048, HYBRID_KEM",
        "X25519, 256, RSA_OAEP_SHA256"
    })
    void an_algorithm_that_is_not_for_the_key_is_refused(Algorithm of, int length, EncryptionAlgorithm algorithm) {
        UUID key = north.newKey(of, length, Usage.ENCRYPT, Usage.DECRYPT);

        Refusal.of(
                ErrorCode.USAGE_NOT_ALLOWED,
                () -> north.encrypt(new EncryptRequest(key, TEXT, null, algorithm, null, null)));
    }

    @Test
    void a_key_without_the_usage_is_refused() {
        UUID signs = north.newKey(Algorithm.RSA, 2048);
        UUID macs = north.newKey(Algorithm.HMAC_SHA256, 256);

        for (UUID key : new UUID[] {signs, macs}) {
            Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> north.encrypt(new EncryptRequest(key, TEXT, null)));
        }
    }

    @Test
    void more_than_RSA_OAEP_takes_is_refused_with_how_much_that_is() {
        UUID key = north.newKey(Algorithm.RSA, 2048, Usage.ENCRYPT, Usage.DECRYPT);

        assertThat(Refusal.of(
                                ErrorCode.INVALID_REQUEST,
                                () -> north.encrypt(new EncryptRequest(key, new byte[191], null)))
                        .detail())
                .contains("190 bytes");
    }

    @Test
    void a_mebibyte_is_encrypted_to_a_post_quantum_key() {
        UUID key = north.newKey(Algorithm.ML_KEM_1024, null, Usage.ENCRYPT, Usage.DECRYPT);

        byte[] ciphertext =
                north.encrypt(new EncryptRequest(key, new byte[1 << 20], null)).ciphertext();

        assertThat(north.decrypt(new DecryptRequest(ciphertext, null)).plaintext())
                .hasSize(1 << 20);
    }

    private static DecryptRequest named(byte[] ciphertext, @Nullable EncryptionAlgorithm algorithm) {
        return new DecryptRequest(ciphertext, null, algorithm, null, null, null, null);
    }
}
