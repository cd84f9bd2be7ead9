package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningServer.class)
class KeysIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);
    private static final String KEYS = "/api/v1/crypto/objects";

    private final ApiClient north;
    private final ApiClient south;

    KeysIT(RunningServer.Handle server) {
        this.north = server.client("north");
        this.south = server.client("south");
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 192, 256})
    void what_was_encrypted_is_decrypted(int length) {
        ObjectResponse key = create(north, length, null);

        EncryptResponse encrypted = encrypt(north, key.id(), HELLO, "context".getBytes(UTF_8));

        assertThat(encrypted.ciphertext()).hasSize(1 + 16 + 4 + 12 + HELLO.length + 16);
        assertThat(decrypt(north, encrypted.ciphertext(), "context".getBytes(UTF_8))
                        .plaintext())
                .isEqualTo(HELLO);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 20})
    void plaintexts_of_all_sizes_up_to_a_mebibyte_are_taken(int size) {
        ObjectResponse key = create(north, 256, null);
        byte[] plaintext = new byte[size];

        byte[] ciphertext = encrypt(north, key.id(), plaintext, null).ciphertext();

        assertThat(decrypt(north, ciphertext, null).plaintext()).isEqualTo(plaintext);
    }

    @Test
    void more_than_a_mebibyte_is_refused() {
        ObjectResponse key = create(north, 256, null);

        Refusal.of(ErrorCode.INVALID_REQUEST, () -> encrypt(north, key.id(), new byte[(1 << 20) + 1], null));
    }

    @Test
    void a_bit_that_differs_anywhere_is_refused_with_one_reason() {
        ObjectResponse key = create(north, 256, null);
        byte[] ciphertext = encrypt(north, key.id(), HELLO, HELLO).ciphertext();

        Set<String> told = new java.util.HashSet<>();
        for (int i : new int[] {0, 21, 32, 33, ciphertext.length - 1}) {
            byte[] altered = ciphertext.clone();
            altered[i] ^= 1;
            told.add(Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> decrypt(north, altered, HELLO))
                    .detail());
        }
        told.add(Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> decrypt(north, ciphertext, null))
                .detail());
        told.add(Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> decrypt(north, new byte[3], null))
                .detail());
        assertThat(told).hasSize(1);
    }

    @Test
    void a_key_of_another_tenant_is_told_as_one_that_does_not_exist() {
        ObjectResponse key = create(north, 256, null);
        byte[] ciphertext = encrypt(north, key.id(), HELLO, null).ciphertext();
        Problem missing = Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> get(south, UUID.randomUUID()));

        List<Problem> foreign = List.of(
                Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> get(south, key.id())),
                Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> encrypt(south, key.id(), HELLO, null)),
                Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> decrypt(south, ciphertext, null)),
                Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> revoke(south, key.id(), Reason.SUPERSEDED)),
                Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> destroy(south, key.id())));

        assertThat(foreign).extracting(Problem::detail).containsOnly(missing.detail());
        assertThat(get(north, key.id()).state()).isEqualTo(State.ACTIVE);
        assertThat(list(south)).extracting(ObjectResponse::id).doesNotContain(key.id());
    }

    @Test
    void both_tenants_may_use_the_same_name() {
        String name = name();

        create(north, name, 256, null);
        create(south, name, 256, null);

        Refusal.of(ErrorCode.NAME_TAKEN, () -> create(north, name, 256, null));
    }

    @Test
    void the_usage_mask_is_kept() {
        ObjectResponse key = create(north, 256, Set.of(Usage.DECRYPT));

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> encrypt(north, key.id(), HELLO, null));
    }

    @Test
    void a_deactivated_key_still_decrypts_and_encrypts_nothing_new() {
        ObjectResponse key = create(north, 256, null);
        byte[] ciphertext = encrypt(north, key.id(), HELLO, null).ciphertext();

        assertThat(revoke(north, key.id(), Reason.SUPERSEDED).state()).isEqualTo(State.DEACTIVATED);

        assertThat(decrypt(north, ciphertext, null).plaintext()).isEqualTo(HELLO);
        Refusal.of(ErrorCode.WRONG_STATE, () -> encrypt(north, key.id(), HELLO, null));
    }

    @Test
    void a_destroyed_key_is_gone_but_for_its_attributes() {
        ObjectResponse key = create(north, 256, null);
        byte[] ciphertext = encrypt(north, key.id(), HELLO, null).ciphertext();
        Refusal.of(ErrorCode.WRONG_STATE, () -> destroy(north, key.id()));
        revoke(north, key.id(), Reason.KEY_COMPROMISE);

        assertThat(destroy(north, key.id()).state()).isEqualTo(State.DESTROYED_COMPROMISED);

        assertThat(get(north, key.id()).dates().destroy()).isNotNull();
        Refusal.of(ErrorCode.WRONG_STATE, () -> decrypt(north, ciphertext, null));
        create(north, key.name(), 256, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 64, 255, 257, 512})
    void a_length_that_aes_has_not_is_refused(int length) {
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> create(north, length, null));
    }

    @Test
    void the_lengths_that_aes_has_are_told() {
        Problem refused = Refusal.of(ErrorCode.INVALID_REQUEST, () -> create(north, 255, null));

        assertThat(refused.detail()).isEqualTo("A key of AES has a length of 128 or 192 or 256 bits.");
    }

    @Test
    void pages_hold_every_key_once() {
        for (int i = 0; i < 5; i++) {
            create(south, 256, null);
        }

        List<UUID> paged = new ArrayList<>();
        String next = null;
        do {
            String path = KEYS + "?limit=2" + (next == null ? "" : "&after=" + next);
            ObjectPageResponse page = south.get(path, ObjectPageResponse.class);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(key -> paged.add(key.id()));
            next = page.next();
        } while (next != null);

        assertThat(paged).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
        assertThat(paged)
                .containsExactlyInAnyOrderElementsOf(
                        list(south).stream().map(ObjectResponse::id).toList());
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> south.get(KEYS + "?after=nonsense", ObjectPageResponse.class));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> south.get(KEYS + "?limit=0", ObjectPageResponse.class));
    }

    private static List<ObjectResponse> list(ApiClient client) {
        return client.get(KEYS + "?limit=1000", ObjectPageResponse.class).items();
    }

    private static ObjectResponse create(ApiClient client, int length, @Nullable Set<Usage> usages) {
        return create(client, name(), length, usages);
    }

    private static ObjectResponse create(ApiClient client, String name, int length, @Nullable Set<Usage> usages) {
        return client.post(KEYS, CreateKeyRequest.of(name, Algorithm.AES, length, usages), ObjectResponse.class);
    }

    private static String name() {
        return "key-" + UUID.randomUUID();
    }

    private static ObjectResponse get(ApiClient client, UUID id) {
        return client.get(KEYS + "/" + id, ObjectResponse.class);
    }

    private static ObjectResponse revoke(ApiClient client, UUID id, Reason reason) {
        return client.post(KEYS + "/" + id + "/revoke", RevokeKeyRequest.of(reason), ObjectResponse.class);
    }

    private static ObjectResponse destroy(ApiClient client, UUID id) {
        return client.delete(KEYS + "/" + id, ObjectResponse.class);
    }

    private static EncryptResponse encrypt(ApiClient client, UUID key, byte[] plaintext, byte @Nullable [] aad) {
        return client.post("/api/v1/crypto/encrypt", new EncryptRequest(key, plaintext, aad), EncryptResponse.class);
    }

    private static DecryptResponse decrypt(ApiClient client, byte[] ciphertext, byte @Nullable [] aad) {
        return client.post("/api/v1/crypto/decrypt", new DecryptRequest(ciphertext, aad), DecryptResponse.class);
    }
}
