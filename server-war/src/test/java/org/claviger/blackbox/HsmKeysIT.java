package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of protection level HSM: on the token, by the same API. */
@ExtendWith(RunningServer.class)
class HsmKeysIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final ApiClient client;
    private final RunningServer.Handle server;

    HsmKeysIT(RunningServer.Handle server) {
        this.client = server.client("north");
        this.server = server;
    }

    @Test
    void a_key_on_the_token_encrypts_and_decrypts_as_any_other() {
        ObjectResponse key = create(Algorithm.AES, null);

        byte[] ciphertext = encrypt(key.id());

        assertThat(key.protection()).isEqualTo(ProtectionLevel.HSM);
        assertThat(key.checkValue()).hasSize(6);
        assertThat(decrypt(ciphertext)).isEqualTo(HELLO);
        ciphertext[ciphertext.length - 1] ^= 1;
        Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> decrypt(ciphertext));
    }

    @Test
    void its_material_is_nowhere_in_the_database() throws SQLException {
        ObjectResponse key = create(Algorithm.AES, null);

        try (Connection database = server.database();
                PreparedStatement material = database.prepareStatement("SELECT 1 FROM material WHERE object_id = ?")) {
            material.setObject(1, key.id());
            assertThat(material.executeQuery().next()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA", "EC_P256", "EC_P384", "EC_P521"})
    void a_pair_has_its_private_half_on_the_token_and_its_public_half_beside(Algorithm algorithm) {
        ObjectResponse key = create(algorithm, null);

        ObjectResponse other = get(Objects.requireNonNull(key.linked(Link.Type.PUBLIC_KEY)));
        assertThat(other.protection()).isEqualTo(ProtectionLevel.SEALED);
        assertThat(other.fingerprint()).hasSize(64);
    }

    @Test
    void a_destroyed_key_is_gone_from_the_token_too() {
        ObjectResponse key = create(Algorithm.AES, null);
        byte[] ciphertext = encrypt(key.id());
        client.post(
                OwnTenant.KEYS + "/" + key.id() + "/revoke",
                RevokeKeyRequest.of(Reason.SUPERSEDED),
                ObjectResponse.class);

        client.delete(OwnTenant.KEYS + "/" + key.id(), ObjectResponse.class);

        Refusal.of(ErrorCode.WRONG_STATE, () -> decrypt(ciphertext));
    }

    @Test
    void what_a_token_has_no_keys_for_is_refused_and_leaves_nothing_behind() {
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> create(Algorithm.ML_DSA_65, null));
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> create(Algorithm.AES, new KeyPolicy(null, true, null, null, null, null, null)));
    }

    private ObjectResponse create(Algorithm algorithm, @Nullable KeyPolicy policy) {
        return client.post(
                OwnTenant.KEYS,
                new CreateKeyRequest(
                        "hsm-" + UUID.randomUUID(),
                        algorithm,
                        null,
                        algorithm.isPair() ? null : Set.of(Usage.ENCRYPT, Usage.DECRYPT),
                        null,
                        ProtectionLevel.HSM,
                        null,
                        policy,
                        null,
                        null,
                        null),
                ObjectResponse.class);
    }

    private ObjectResponse get(UUID id) {
        return client.get(OwnTenant.KEYS + "/" + id, ObjectResponse.class);
    }

    private byte[] encrypt(UUID key) {
        return client.post("/api/v1/crypto/encrypt", new EncryptRequest(key, HELLO, null), EncryptResponse.class)
                .ciphertext();
    }

    private byte[] decrypt(byte[] ciphertext) {
        return client.post("/api/v1/crypto/decrypt", new DecryptRequest(ciphertext, null), DecryptResponse.class)
                .plaintext();
    }
}
