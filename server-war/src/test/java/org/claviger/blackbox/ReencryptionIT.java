package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.ReencryptRequest;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
@SuppressWarnings("NullAway") // The compiler doesn't tell of a record's own constructor which arrays may be absent.
class ReencryptionIT {
    private static final byte[] TEXT = "moves".getBytes(UTF_8);
    private static final byte[] AAD = "context".getBytes(UTF_8);

    private final KeyUser north;
    private final KeyUser south;
    private final UUID key;
    private final byte[] ciphertext;

    ReencryptionIT(RunningServer.Handle server) {
        this.north = new KeyUser(server.client("north"));
        this.south = new KeyUser(server.client("south"));
        this.key = north.newKey(Algorithm.AES, 256);
        this.ciphertext = north.encrypt(new EncryptRequest(key, TEXT, AAD)).ciphertext();
    }

    @Test
    void with_the_same_key_makes_another_ciphertext_of_the_newest_version() {
        EncryptResponse moved = reencrypt(north.api(), ReencryptRequest.of(ciphertext, AAD));

        assertThat(moved.keyId()).isEqualTo(key);
        assertThat(moved.ciphertext()).isNotEqualTo(ciphertext).hasSameSizeAs(ciphertext);
        assertThat(north.decrypt(new DecryptRequest(moved.ciphertext(), AAD)).plaintext())
                .isEqualTo(TEXT);
    }

    @Test
    void moves_to_a_key_of_another_algorithm_and_to_other_additional_data() {
        UUID other = north.newKey(Algorithm.X_WING, null, Usage.ENCRYPT, Usage.DECRYPT);

        EncryptResponse moved =
                reencrypt(north.api(), new ReencryptRequest(ciphertext, AAD, null, other, "new".getBytes(UTF_8), null));

        assertThat(north.decrypt(new DecryptRequest(moved.ciphertext(), "new".getBytes(UTF_8)))
                        .plaintext())
                .isEqualTo(TEXT);
        Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> north.decrypt(new DecryptRequest(moved.ciphertext(), AAD)));
    }

    @Test
    void keeps_an_algorithm_that_was_named_unless_another_is() {
        byte[] counter = north.encrypt(new EncryptRequest(key, TEXT, null, EncryptionAlgorithm.AES_CTR, null, null))
                .ciphertext();
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> reencrypt(north.api(), ReencryptRequest.of(counter, null)));

        byte[] authentic = reencrypt(
                        north.api(),
                        new ReencryptRequest(
                                counter, null, EncryptionAlgorithm.AES_CTR, null, AAD, EncryptionAlgorithm.AES_GCM))
                .ciphertext();

        assertThat(authentic[0]).isEqualTo((byte) 1);
        assertThat(north.decrypt(new DecryptRequest(authentic, AAD)).plaintext())
                .isEqualTo(TEXT);
    }

    @Test
    void needs_both_usages_and_keys_of_the_own_tenant() {
        UUID decryptsOnly = north.newKey(Algorithm.AES, 256, Usage.DECRYPT);
        UUID encryptsOnly = north.newKey(Algorithm.AES, 256, Usage.ENCRYPT);
        UUID foreign = south.newKey(Algorithm.AES, 256);
        byte[] sealed =
                north.encrypt(new EncryptRequest(encryptsOnly, TEXT, AAD)).ciphertext();

        refuse(ErrorCode.USAGE_NOT_ALLOWED, ReencryptRequest.to(decryptsOnly, ciphertext, AAD));
        refuse(ErrorCode.USAGE_NOT_ALLOWED, ReencryptRequest.to(key, sealed, AAD));
        refuse(ErrorCode.OBJECT_NOT_FOUND, ReencryptRequest.to(foreign, ciphertext, AAD));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> reencrypt(south.api(), ReencryptRequest.to(foreign, ciphertext, AAD)));
    }

    @Test
    void takes_a_ciphertext_out_of_a_key_that_is_deactivated_but_not_into_it() {
        UUID newer = north.newKey(Algorithm.AES, 256);
        north.revoke(key);

        assertThat(reencrypt(north.api(), ReencryptRequest.to(newer, ciphertext, AAD))
                        .keyId())
                .isEqualTo(newer);
        refuse(ErrorCode.WRONG_STATE, ReencryptRequest.of(ciphertext, AAD));
    }

    @Test
    void refuses_what_is_not_authentic() {
        refuse(ErrorCode.CRYPTOGRAPHIC_FAILURE, ReencryptRequest.of(ciphertext, null));
        refuse(ErrorCode.CRYPTOGRAPHIC_FAILURE, ReencryptRequest.of(new byte[3], AAD));
    }

    private void refuse(ErrorCode code, ReencryptRequest request) {
        Refusal.of(code, () -> reencrypt(north.api(), request));
    }

    private static EncryptResponse reencrypt(ApiClient client, ReencryptRequest request) {
        return client.post(KeyUser.CRYPTO + "re-encrypt", request, EncryptResponse.class);
    }
}
