package org.claviger.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateImportKeyRequest;
import org.claviger.api.crypto.ExportRequest;
import org.claviger.api.crypto.ExportResponse;
import org.claviger.api.crypto.ImportKeyResponse;
import org.claviger.api.crypto.ImportRequest;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.Usage;
import org.jspecify.annotations.Nullable;

/** Imports and exports as a client, and the files that were made by OpenSSL. */
record Transfers(ApiClient client) {
    static final String PASSWORD = "throw-away €";

    /** Of an object that may leave as it is. */
    static final KeyPolicy OPEN = new KeyPolicy(false, true, null, null, null, null, null);

    /** Of an object that may leave wrapped. */
    static final KeyPolicy WRAPPED = new KeyPolicy(true, true, null, null, null, null, null);

    static String name() {
        return "transfer-" + UUID.randomUUID();
    }

    static byte[] file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Transfers.class.getResourceAsStream("/formats/" + name))) {
            return in.readAllBytes();
        }
    }

    ObjectResponse bringIn(ImportRequest request) {
        return client.post(OwnTenant.KEYS + "/import", request, ObjectResponse.class);
    }

    /** With the usage EXPORT beside another. */
    ObjectResponse bringIn(
            KeyFormat format,
            byte[] material,
            @Nullable ObjectType type,
            @Nullable Algorithm algorithm,
            KeyPolicy policy,
            Usage... usages) {
        Secret password = format == KeyFormat.PKCS12 ? Secret.of(PASSWORD) : null;
        Set<Usage> allowed = EnumSet.of(Usage.EXPORT, usages);
        return bringIn(ImportRequest.of(name(), format, material, password, type, algorithm)
                .with(allowed, policy));
    }

    ImportKeyResponse importKey(Algorithm algorithm, @Nullable Integer length) {
        return client.post(
                "/api/v1/crypto/import-keys", new CreateImportKeyRequest(algorithm, length), ImportKeyResponse.class);
    }

    ExportResponse takeOut(UUID id, ExportRequest request) {
        return client.post(OwnTenant.KEYS + "/" + id + "/export", request, ExportResponse.class);
    }

    ObjectResponse get(UUID id) {
        return client.get(OwnTenant.KEYS + "/" + id, ObjectResponse.class);
    }

    /** Those of this name. */
    List<ObjectResponse> named(String name) {
        return Applications.keys(client).stream()
                .filter(object -> object.name().startsWith(name))
                .toList();
    }
}
