package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.KeyPageResponse;
import org.claviger.api.crypto.KeyResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.Vault;
import org.jspecify.annotations.Nullable;

/** The life of a tenant's keys, as its clients lead it. Each method is one transaction. */
@Stateless
public class KeyService {
    private static final Set<Integer> AES_LENGTHS = Set.of(128, 192, 256);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    ManagedObjects objects;

    @Inject
    Vault vault;

    @Inject
    AuditTrail audit;

    /** Makes a key of random material, active at once. */
    public KeyResponse create(Caller client, CreateKeyRequest request) {
        if (!AES_LENGTHS.contains(request.length())) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, "An AES key has a length of 128, 192 or 256 bits.");
        }
        Set<Usage> usages = request.usages() == null ? EnumSet.allOf(Usage.class) : request.usages();
        Instant now = Instant.now();
        ManagedObject key =
                new ManagedObject(client, request.name(), request.algorithm(), request.length(), usages, now);
        key.activate(now);
        Database.storeNamed(() -> objects.store(key), "The tenant has a key \"" + request.name() + "\" already.");
        byte[] material = new byte[request.length() / Byte.SIZE];
        RANDOM.nextBytes(material);
        try {
            vault.store(key.material(), material);
        } finally {
            Arrays.fill(material, (byte) 0);
        }
        audit.record(client, Action.KEY_CREATED, key.id(), key.name());
        return key.attributes();
    }

    public KeyResponse get(Caller client, UUID id) {
        KeyResponse attributes = objects.require(client, id).attributes();
        audit.record(client, Action.KEY_ATTRIBUTES_READ, id, null);
        return attributes;
    }

    /**
     * A page of keys.
     *
     * @param after the {@code next} of the page before
     */
    public KeyPageResponse list(Caller client, @Nullable String after, int limit) {
        PageCursor cursor = after == null ? null : PageCursor.parse(after);
        List<ManagedObject> page = objects.page(client, cursor, limit + 1);
        boolean more = page.size() > limit;
        List<ManagedObject> shown = more ? page.subList(0, limit) : page;
        audit.record(client, Action.KEYS_LISTED, null, null);
        String next = null;
        if (more) {
            ManagedObject last = shown.get(limit - 1);
            next = new PageCursor(last.name(), last.id()).text();
        }
        return new KeyPageResponse(shown.stream().map(ManagedObject::attributes).toList(), next);
    }

    /** Ends the use of a key for protecting; it still processes. */
    public KeyResponse revoke(Caller client, UUID id, RevokeKeyRequest request) {
        ManagedObject key = objects.require(client, id);
        key.revoke(request.reason(), Instant.now());
        audit.record(client, Action.KEY_REVOKED, id, request.reason().name());
        return key.attributes();
    }

    /** Deletes a key's material for good; its attributes stay. */
    public KeyResponse destroy(Caller client, UUID id) {
        ManagedObject key = objects.require(client, id);
        key.destroy(Instant.now());
        vault.destroy(client.tenant(), id);
        audit.record(client, Action.KEY_DESTROYED, id, key.name());
        return key.attributes();
    }
}
