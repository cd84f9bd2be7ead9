package org.claviger.server.transfer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateImportKeyRequest;
import org.claviger.api.crypto.ImportKeyResponse;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.TransportAlgorithm;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.format.Encoding;
import org.claviger.server.crypto.primitive.KeyGeneration;
import org.claviger.server.crypto.primitive.PairMaterial;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;

/** Makes import keys and gives each out once. Each method is one transaction. */
@Stateless
public class ImportKeyService {
    /** Of one client at a time. */
    static final int MOST = 100;

    private static final Set<Algorithm> ALGORITHMS =
            EnumSet.of(Algorithm.RSA, Algorithm.ML_KEM_768, Algorithm.ML_KEM_1024, Algorithm.X_WING);
    private static final int LEAST_RSA = 3072;
    private static final int BATCH = 100;

    @Inject
    ImportKeys keys;

    @Inject
    Vault vault;

    @Inject
    AuditTrail audit;

    /** Makes one for a client that may create keys. */
    public ImportKeyResponse create(Caller client, CreateImportKeyRequest request) {
        client.clientAccess().requireSomewhere(OperationGroup.CREATE);
        Algorithm algorithm = request.algorithm();
        int length = request.length() == null ? algorithm.defaultLength() : request.length();
        requireStrong(algorithm, length);
        if (keys.count(client) >= MOST) {
            throw new RefusedException(
                    ErrorCode.QUOTA_EXCEEDED,
                    "A client may have " + MOST + " import keys, and has them. Use them, or wait until they expire.");
        }
        ImportKey key = new ImportKey(client, algorithm, length, Instant.now());
        try (PairMaterial pair = KeyGeneration.pair(algorithm, length)) {
            keys.store(key);
            vault.store(key.material(), pair.privateKey());
            audit.record(client, Action.IMPORT_KEY_CREATED, key.id(), algorithm.ofLength(length));
            return response(key, pair.publicKey());
        }
    }

    /**
     * Takes one away, for good, and opens it: whatever becomes of the import, nobody can ask this key twice.
     *
     * @return the private half, PKCS#8, which the caller closes
     */
    public TakenKey take(Caller client, UUID id) {
        ImportKey key = keys.findToUse(client, id)
                .filter(found -> !found.isOver(Instant.now()))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.OBJECT_NOT_FOUND,
                        "There is no such import key, or it was used, or has expired. Make another."));
        OpenedMaterial opened = vault.open(key.material());
        remove(key);
        return new TakenKey(key.algorithm(), opened);
    }

    /** Removes some that have expired; true if there may be more. */
    public boolean removeExpired() {
        List<ImportKey> expired = keys.expired(Instant.now(), BATCH);
        expired.forEach(this::remove);
        return expired.size() == BATCH;
    }

    private void remove(ImportKey key) {
        vault.destroy(key.tenantId(), key.id());
        keys.remove(key);
    }

    private static void requireStrong(Algorithm algorithm, int length) {
        boolean strong = ALGORITHMS.contains(algorithm)
                && algorithm.has(length)
                && (algorithm != Algorithm.RSA || length >= LEAST_RSA);
        if (!strong) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "Import keys are of RSA with 3072 or 4096 bits, ML_KEM_768, ML_KEM_1024 or X_WING.");
        }
    }

    private static ImportKeyResponse response(ImportKey key, byte[] spki) {
        EnumSet<TransportAlgorithm> wrappings = EnumSet.allOf(TransportAlgorithm.class);
        wrappings.removeIf(wrapping -> !wrapping.fits(key.algorithm()));
        String jwk = key.algorithm() == Algorithm.RSA ? text(key, spki, KeyFormat.JWK) : null;
        return new ImportKeyResponse(
                key.id(),
                key.algorithm(),
                key.length(),
                key.expiresAt(),
                wrappings,
                spki,
                text(key, spki, KeyFormat.PEM),
                jwk);
    }

    private static String text(ImportKey key, byte[] spki, KeyFormat format) {
        try {
            byte[] text = Encoding.encode(
                    format,
                    ObjectType.PUBLIC_KEY,
                    key.algorithm(),
                    spki,
                    List.of(),
                    key.id().toString(),
                    null);
            return new String(text, StandardCharsets.UTF_8);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("An import key's public half could not be written.", e);
        }
    }
}
