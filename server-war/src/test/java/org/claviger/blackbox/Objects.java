package org.claviger.blackbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.HoldRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionResponse;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.UsageLimits;
import org.jspecify.annotations.Nullable;

/** What a client does with its managed objects. */
record Objects(ApiClient client) {
    static final String PATH = "/api/v1/crypto/objects";

    ObjectResponse create(Algorithm algorithm) {
        return create(algorithm, null, null);
    }

    ObjectResponse create(Algorithm algorithm, @Nullable KeyPolicy policy, @Nullable LifeDates dates) {
        return create(new CreateKeyRequest(name(), algorithm, null, null, null, null, null, policy, dates, null, null));
    }

    ObjectResponse create(CreateKeyRequest request) {
        return client.post(PATH, request, ObjectResponse.class);
    }

    ObjectResponse preActive() {
        return create(
                new CreateKeyRequest(name(), Algorithm.AES, null, null, null, null, true, null, null, null, null));
    }

    ObjectResponse get(UUID id) {
        return client.get(path(id), ObjectResponse.class);
    }

    /** Activates, releases or rotates. */
    ObjectResponse does(UUID id, String deed) {
        return client.post(path(id) + "/" + deed, null, ObjectResponse.class);
    }

    ObjectResponse rotate(UUID id) {
        return does(id, "rotate");
    }

    ObjectResponse hold(UUID id, @Nullable String reason) {
        return client.post(path(id) + "/hold", new HoldRequest(reason), ObjectResponse.class);
    }

    ObjectResponse revoke(UUID id, Reason reason) {
        return client.post(path(id) + "/revoke", RevokeKeyRequest.of(reason), ObjectResponse.class);
    }

    ObjectResponse destroy(UUID id) {
        return client.delete(path(id), ObjectResponse.class);
    }

    ObjectResponse plan(UUID id, LifeDates dates) {
        return client.put(path(id) + "/dates", dates, ObjectResponse.class);
    }

    ObjectResponse policy(UUID id, KeyPolicy policy) {
        return client.put(path(id) + "/policy", policy, ObjectResponse.class);
    }

    List<ObjectVersionResponse> versions(UUID id) {
        return client.get(path(id) + "/versions", ObjectVersionsResponse.class).items();
    }

    List<ObjectResponse> find(String query) {
        return client.get(PATH + "?limit=1000&" + query, ObjectPageResponse.class)
                .items();
    }

    EncryptResponse encrypt(UUID id, byte[] plaintext) {
        return client.post("/api/v1/crypto/encrypt", new EncryptRequest(id, plaintext, null), EncryptResponse.class);
    }

    byte[] decrypt(byte[] ciphertext) {
        return client.post("/api/v1/crypto/decrypt", new DecryptRequest(ciphertext, null), DecryptResponse.class)
                .plaintext();
    }

    static String path(UUID id) {
        return PATH + "/" + id;
    }

    static String name() {
        return "key-" + UUID.randomUUID();
    }

    static LifeDates deactivation(Instant at) {
        return new LifeDates(null, null, null, at, null, null, null);
    }

    static LifeDates destruction(Instant deactivation, Instant at) {
        return new LifeDates(null, null, null, deactivation, null, null, at);
    }

    static Instant in(Duration time) {
        return Instant.now().plus(time);
    }

    static KeyPolicy limited(UsageLimits.Unit unit, long total) {
        return new KeyPolicy(null, null, null, null, new UsageLimits(unit, total, null), null, null);
    }

    static KeyPolicy leastVersion(int version) {
        return new KeyPolicy(null, null, null, version, null, null, null);
    }

    static KeyPolicy cryptoperiod(int days, boolean autoRotate) {
        return new KeyPolicy(null, null, null, null, null, days, autoRotate);
    }

    static CreateKeyRequest in(@Nullable Set<String> groups, @Nullable Map<String, String> attributes) {
        return new CreateKeyRequest(
                name(), Algorithm.AES, null, null, null, null, null, null, null, groups, attributes);
    }
}
