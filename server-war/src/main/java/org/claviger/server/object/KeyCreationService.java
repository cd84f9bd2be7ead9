package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.tenant.NamespaceRef;
import org.claviger.server.tenant.Namespaces;

/** Makes keys. Each method is one transaction. */
@Stateless
public class KeyCreationService {
    @Inject
    ManagedObjects objects;

    @Inject
    KeyCreationRules rules;

    @Inject
    Namespaces namespaces;

    @Inject
    Storing storing;

    @Inject
    MaterialMaker maker;

    @Inject
    Descriptions descriptions;

    @Inject
    AuditTrail audit;

    /** Makes a key, or a pair of which the private half is told. */
    public ObjectResponse create(Caller client, CreateKeyRequest request) {
        NamespaceRef namespace =
                namespaces.choose(client.tenant(), client.clientAccess().namespaces(), request.namespace());
        client.clientAccess().require(OperationGroup.CREATE, namespace.id(), request.name());
        rules.require(client.tenant(), request);
        Instant now = Instant.now();
        ManagedObject made = request.algorithm().isPair()
                ? createPair(client, request, namespace, now)
                : createSymmetric(client, request, namespace, now);
        ObjectResponse told = descriptions.of(made);
        // Last, since all who record wait for the end of the chain from then on.
        audit.record(client, Action.KEY_CREATED, made.id(), made.name());
        return told;
    }

    private ManagedObject createSymmetric(
            Caller client, CreateKeyRequest request, NamespaceRef namespace, Instant now) {
        ManagedObject key =
                new ManagedObject(client, wanted(client, request, namespace, ObjectType.SYMMETRIC_KEY, now), now);
        try (MadeMaterial material = maker.make(key)) {
            storing.store(key, namespace, request.groups(), request.attributes(), now);
            storing.version(key, material.symmetric(), now);
        }
        return key;
    }

    private ManagedObject createPair(Caller client, CreateKeyRequest request, NamespaceRef namespace, Instant now) {
        ManagedObject privateKey =
                new ManagedObject(client, wanted(client, request, namespace, ObjectType.PRIVATE_KEY, now), now);
        ManagedObject publicKey =
                new ManagedObject(client, wanted(client, request, namespace, ObjectType.PUBLIC_KEY, now), now);
        try (MadeMaterial material = maker.make(privateKey)) {
            storing.store(privateKey, namespace, request.groups(), request.attributes(), now);
            storing.store(publicKey, namespace, request.groups(), request.attributes(), now);
            storing.version(privateKey, material.privateHalf(), now);
            storing.version(publicKey, material.publicHalf(), now);
        }
        storing.linkPair(privateKey, publicKey);
        return privateKey;
    }

    private NewObject wanted(
            Caller client, CreateKeyRequest request, NamespaceRef namespace, ObjectType type, Instant now) {
        ProtectionLevel protection = Objects.requireNonNullElse(request.protection(), ProtectionLevel.SEALED);
        Set<Usage> usages =
                Objects.requireNonNullElseGet(request.usages(), () -> UsageRules.usual(request.algorithm()));
        KeyPolicy policy = Objects.requireNonNullElse(request.policy(), KeyPolicy.DEFAULT);
        return new NewObject(
                type,
                namespace.id(),
                request.name(),
                request.algorithm(),
                request.length() == null ? request.algorithm().defaultLength() : request.length(),
                type == ObjectType.PUBLIC_KEY ? ProtectionLevel.SEALED : protection,
                UsageRules.of(type, usages),
                rules.policy(client.tenant(), type, policy),
                Dates.planned(request.preActive(), request.dates(), now));
    }
}
