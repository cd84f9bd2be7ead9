package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.server.tenant.Namespaces;

/** What callers are told of objects: three queries, however many there are. */
@ApplicationScoped
class Descriptions {
    @Inject
    ManagedObjects objects;

    @Inject
    Namespaces namespaces;

    @Inject
    UsageCounts counts;

    ObjectResponse of(ManagedObject object) {
        return of(object.tenantId(), List.of(object)).get(0);
    }

    /** Of one that was just stored: no query at all. */
    ObjectResponse of(Creation creation) {
        ManagedObject object = creation.object();
        return describe(
                object,
                creation.namespace().name(),
                creation.attributes().stream()
                        .filter(attribute -> attribute.objectId().equals(object.id()))
                        .toList(),
                creation.versions().get(0).digests(),
                Instant.now());
    }

    /** In the order given; all of one tenant. */
    List<ObjectResponse> of(UUID tenantId, List<ManagedObject> described) {
        Set<UUID> ids = described.stream().map(ManagedObject::id).collect(Collectors.toSet());
        Map<UUID, String> names = namespaces.namesOf(
                tenantId, described.stream().map(ManagedObject::namespaceId).collect(Collectors.toSet()));
        Map<UUID, List<ObjectAttribute>> attributes = objects.attributesOf(tenantId, ids);
        Map<UUID, ObjectVersion> newest = objects.newestVersions(tenantId, ids);
        Instant now = Instant.now();
        return described.stream()
                .map(object -> describe(
                        object,
                        Objects.requireNonNull(names.get(object.namespaceId())),
                        attributes.getOrDefault(object.id(), List.of()),
                        Objects.requireNonNull(newest.get(object.id())).digests(),
                        now))
                .toList();
    }

    private ObjectResponse describe(
            ManagedObject object, String namespace, List<ObjectAttribute> attributes, Digests digests, Instant now) {
        Set<String> groups = new HashSet<>();
        Map<String, String> free = new HashMap<>();
        Set<Link> links = new HashSet<>();
        for (ObjectAttribute attribute : attributes) {
            switch (attribute.kind()) {
                case GROUP -> groups.add(attribute.text());
                case FREE -> free.put(attribute.name(), attribute.text());
                case LINK ->
                    links.add(new Link(Link.Type.valueOf(attribute.name()), UUID.fromString(attribute.text())));
            }
        }
        return new ObjectResponse(
                object.id(),
                object.type(),
                object.name(),
                namespace,
                object.algorithm(),
                object.length(),
                object.protection(),
                UsageMask.usages(object.usageMask()),
                object.stateAt(now),
                object.held(),
                object.revocation(),
                object.version(),
                object.createdAt(),
                object.originalCreationDate(),
                object.lastUsedAt(),
                object.dates(),
                policy(object),
                object.extraction().wasAlwaysSensitive(),
                object.extraction().wasNeverExtractable(),
                object.rotateDate(now),
                digests.checkValue(),
                digests.fingerprint(),
                groups,
                free,
                List.copyOf(links),
                object.revision());
    }

    /** Uses that this node has reserved, and not yet made, are left. */
    private KeyPolicy policy(ManagedObject object) {
        KeyPolicy policy = object.policy();
        UsageLimits limits = policy.usageLimits();
        if (limits == null || limits.left() == null) {
            return policy;
        }
        return new KeyPolicy(
                policy.sensitive(),
                policy.extractable(),
                policy.callerIv(),
                policy.leastVersion(),
                new UsageLimits(limits.unit(), limits.total(), limits.left() + counts.reserved(object)),
                policy.cryptoperiodDays(),
                policy.autoRotate());
    }
}
