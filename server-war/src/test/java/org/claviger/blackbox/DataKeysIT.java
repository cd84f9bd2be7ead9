package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DataKeyRequest;
import org.claviger.api.crypto.DataKeyResponse;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningServer.class)
class DataKeysIT {
    private static final byte[] AAD = "volume 7".getBytes(UTF_8);

    private final KeyUser north;
    private final ApiClient south;

    DataKeysIT(RunningServer.Handle server) {
        this.north = new KeyUser(server.client("north"));
        this.south = server.client("south");
    }

    @ParameterizedTest
    @CsvSource({"AES", "CHACHA20_POLY1305", "RSA", "X_WING"})
    void are_opened_by_decrypt_whatever_key_encrypts_them(Algorithm of) {
        UUID key = north.newKey(of, null, Usage.ENCRYPT, Usage.DECRYPT);

        DataKeyResponse made = generate(north.api(), new DataKeyRequest(key, null, null, AAD, true));

        assertThat(made.plaintext()).hasSize(32);
        assertThat(north.decrypt(new DecryptRequest(made.ciphertext(), AAD)).plaintext())
                .isEqualTo(made.plaintext());
        Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> north.decrypt(new DecryptRequest(made.ciphertext(), null)));
    }

    @ParameterizedTest
    @CsvSource({"AES, 128, 16", "AES, , 32", "HMAC_SHA512, , 64", ", 192, 24"})
    void are_of_the_algorithm_and_length_asked_for(@Nullable Algorithm algorithm, @Nullable Integer length, int bytes) {
        UUID key = north.newKey(Algorithm.AES, 256);

        assertThat(generate(north.api(), new DataKeyRequest(key, algorithm, length, null, true))
                        .plaintext())
                .hasSize(bytes);
    }

    @Test
    void leave_in_the_clear_only_if_that_is_asked_for() {
        UUID key = north.newKey(Algorithm.AES, 256);

        DataKeyResponse made = generate(north.api(), new DataKeyRequest(key, null, null, null, null));

        assertThat(made.plaintext()).isNull();
        assertThat(north.decrypt(new DecryptRequest(made.ciphertext(), null)).plaintext())
                .hasSize(32);
    }

    @Test
    void are_refused_where_they_can_not_be() {
        UUID key = north.newKey(Algorithm.AES, 256);
        UUID decryptsOnly = north.newKey(Algorithm.AES, 256, Usage.DECRYPT);

        refuse(ErrorCode.INVALID_REQUEST, new DataKeyRequest(key, Algorithm.AES, 40, null, true));
        refuse(ErrorCode.INVALID_REQUEST, new DataKeyRequest(key, Algorithm.RSA, null, null, true));
        refuse(ErrorCode.USAGE_NOT_ALLOWED, new DataKeyRequest(decryptsOnly, null, null, null, true));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> generate(south, new DataKeyRequest(key, null, null, null, true)));
        north.revoke(key);
        refuse(ErrorCode.WRONG_STATE, new DataKeyRequest(key, null, null, null, true));
    }

    private void refuse(ErrorCode code, DataKeyRequest request) {
        Refusal.of(code, () -> generate(north.api(), request));
    }

    private static DataKeyResponse generate(ApiClient client, DataKeyRequest request) {
        return client.post(KeyUser.CRYPTO + "data-keys", request, DataKeyResponse.class);
    }
}
