package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.KeyPageResponse;
import org.claviger.api.crypto.KeyResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.tenant.NamespaceRef;
import org.claviger.server.tenant.Namespaces;
import org.claviger.server.vault.Vault;
import org.jspecify.annotations.Nullable;

/** The life of a tenant's keys, as its clients lead it. Each method is one transaction. */
@Stateless
public class KeyService {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    ManagedObjects objects;

    @Inject
    KeyCreationRules rules;

    @Inject
    Namespaces namespaces;

    @Inject
    Vault vault;

    @Inject
    AuditTrail audit;

    /** Makes a key of random material, active at once. */
    public KeyResponse create(Caller client, CreateKeyRequest request) {
        NamespaceRef namespace =
                namespaces.choose(client.tenant(), client.clientAccess().namespaces(), request.namespace());
        client.clientAccess().require(OperationGroup.CREATE, namespace.id(), request.name());
        rules.require(client.tenant(), request);
        Set<Usage> usages = request.usages() == null ? EnumSet.of(Usage.ENCRYPT, Usage.DECRYPT) : request.usages();
        Instant now = Instant.now();
        ManagedObject key = new ManagedObject(
                client, namespace.id(), request.name(), request.algorithm(), request.length(), usages, now);
        key.activate(now);
        Database.storeNamed(
                () -> objects.store(key),
                "The namespace \"" + namespace.name() + "\" has a key \"" + request.name() + "\" already.");
        byte[] material = new byte[request.length() / Byte.SIZE];
        RANDOM.nextBytes(material);
        try {
            vault.store(key.material(), material);
        } finally {
            Arrays.fill(material, (byte) 0);
        }
        audit.record(client, Action.KEY_CREATED, key.id(), key.name());
        return key.attributes(namespace.name());
    }

    public KeyResponse get(Caller client, UUID id) {
        KeyResponse attributes = attributes(client, objects.require(client, id, OperationGroup.GET_ATTRIBUTES));
        audit.record(client, Action.KEY_ATTRIBUTES_READ, id, null);
        return attributes;
    }

    /**
     * A page of the keys that the client may read.
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
        Map<UUID, String> names = namespaces.namesOf(
                client.tenant(), shown.stream().map(ManagedObject::namespaceId).collect(Collectors.toSet()));
        return new KeyPageResponse(
                shown.stream()
                        .map(key -> key.attributes(Objects.requireNonNull(names.get(key.namespaceId()))))
                        .toList(),
                next);
    }

    /** Ends the use of a key for protecting; it still processes. */
    public KeyResponse revoke(Caller client, UUID id, RevokeKeyRequest request) {
        ManagedObject key = objects.require(client, id, OperationGroup.MANAGE_LIFE_CYCLE);
        key.revoke(request.reason(), Instant.now());
        audit.record(client, Action.KEY_REVOKED, id, request.reason().name());
        return attributes(client, key);
    }

    /** Deletes a key's material for good; its attributes stay. */
    public KeyResponse destroy(Caller client, UUID id) {
        ManagedObject key = objects.require(client, id, OperationGroup.DELETE);
        key.destroy(Instant.now());
        vault.destroy(client.tenant(), id);
        audit.record(client, Action.KEY_DESTROYED, id, key.name());
        return attributes(client, key);
    }

    private KeyResponse attributes(Caller client, ManagedObject key) {
        Map<UUID, String> names = namespaces.namesOf(client.tenant(), Set.of(key.namespaceId()));
        return key.attributes(Objects.requireNonNull(names.get(key.namespaceId())));
    }
}
