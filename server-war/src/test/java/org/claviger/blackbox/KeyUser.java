package org.claviger.blackbox;

import java.util.Set;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.Usage;
import org.jspecify.annotations.Nullable;

/** A client that makes keys, and encrypts with them. */
record KeyUser(ApiClient api) {
    static final String CRYPTO = "/api/v1/crypto/";

    /** A key's id; of a pair the private half's. */
    UUID newKey(Algorithm algorithm, @Nullable Integer length, Usage... usages) {
        return newKey(algorithm, length, null, usages);
    }

    UUID newKey(Algorithm algorithm, @Nullable Integer length, @Nullable KeyPolicy policy, Usage... usages) {
        CreateKeyRequest request = new CreateKeyRequest(
                "key-" + UUID.randomUUID(),
                algorithm,
                length,
                usages.length == 0 ? null : Set.of(usages),
                null,
                null,
                null,
                policy,
                null,
                null,
                null);
        return api.post(OwnTenant.KEYS, request, ObjectResponse.class).id();
    }

    /** A key whose callers may bring the IV. */
    UUID newKeyForCallersIv() {
        return newKey(Algorithm.AES, 256, new KeyPolicy(null, null, true, null, null, null, null));
    }

    void revoke(UUID key) {
        api.post(OwnTenant.KEYS + "/" + key + "/revoke", RevokeKeyRequest.of(Reason.SUPERSEDED), ObjectResponse.class);
    }

    EncryptResponse encrypt(EncryptRequest request) {
        return api.post(CRYPTO + "encrypt", request, EncryptResponse.class);
    }

    DecryptResponse decrypt(DecryptRequest request) {
        return api.post(CRYPTO + "decrypt", request, DecryptResponse.class);
    }
}
