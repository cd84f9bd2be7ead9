package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.object.MadeMaterial.Part;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.DatabaseTime;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.NamespaceRef;
import org.claviger.server.tenant.Namespaces;
import org.claviger.server.vault.Sealed;
import org.claviger.server.vault.Vault;

/** Makes keys. Whatever takes time is done before the transaction that stores them, which they share with others'. */
@ApplicationScoped
public class KeyCreation {
    private static final int TRIES = 3;

    @Inject
    KeyCreationRules rules;

    @Inject
    Namespaces namespaces;

    @Inject
    MaterialMaker maker;

    @Inject
    Vault vault;

    @Inject
    Creations creations;

    @Inject
    Descriptions descriptions;

    /** Makes a key, or a pair of which the private half is told. */
    public ObjectResponse create(Caller client, CreateKeyRequest request) {
        NamespaceRef namespace =
                namespaces.choose(client.tenant(), client.clientAccess().namespaces(), request.namespace());
        client.clientAccess().require(OperationGroup.CREATE, namespace.id(), request.name());
        rules.require(client.tenant(), request);
        Instant now = DatabaseTime.now();
        List<ManagedObject> objects = types(request.algorithm())
                .map(type -> new ManagedObject(client, wanted(client, request, namespace, type, now), now))
                .toList();
        try (MadeMaterial material = maker.make(objects.get(0))) {
            Creation creation = new Creation(client, namespace, request, objects, material.parts(), now);
            boolean kept = false;
            try {
                store(creation, material);
                kept = true;
            } finally {
                if (!kept) {
                    maker.discard(material);
                }
            }
            return descriptions.of(creation);
        }
    }

    private static Stream<ObjectType> types(Algorithm algorithm) {
        return algorithm.isPair()
                ? Stream.of(ObjectType.PRIVATE_KEY, ObjectType.PUBLIC_KEY)
                : Stream.of(ObjectType.SYMMETRIC_KEY);
    }

    private void store(Creation creation, MadeMaterial material) {
        for (int i = 0; i < TRIES; i++) {
            creation.seal(seal(creation.objects(), material.parts(), i > 0));
            if (creations.store(creation)) {
                return;
            }
        }
        throw new RefusedException(ErrorCode.WRONG_STATE, "The tenant's KEK is being changed. Try again.");
    }

    private List<Sealed> seal(List<ManagedObject> objects, List<Part> parts, boolean again) {
        List<Sealed> sealed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            byte[] bytes = parts.get(i).bytes();
            ManagedObject object = objects.get(i);
            if (bytes != null) {
                sealed.add(vault.seal(object.material(object.version()), bytes, again));
            }
        }
        return sealed;
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
