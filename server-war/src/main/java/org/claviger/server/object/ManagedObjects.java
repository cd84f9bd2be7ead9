package org.claviger.server.object;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.platform.AdvisoryLock;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ClientAccess;
import org.claviger.server.platform.Known;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.TenantRemoved;
import org.jspecify.annotations.Nullable;

/** Finds and stores managed objects, always within the caller's tenant. */
@ApplicationScoped
public class ManagedObjects {
    private static final int MOST_KNOWN = 10_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Announcements announcements;

    private Known<UUID, KnownObject> known;

    @PostConstruct
    void prepare() {
        known = Known.rows(announcements, MOST_KNOWN, KnownObject::dependsOn);
    }

    /**
     * A key for one use, with its newest version; refuses if it isn't the caller's, or not to be used so, or not by him. Of a
     * pair either half may be named: the one that has the usage is taken.
     */
    public UsableKey keyFor(Caller caller, UUID id, Usage usage) {
        KnownObject known = requireHalf(caller, id, usage);
        known.object().requireUsable(usage, Instant.now());
        return usable(known, known.object().version());
    }

    /** The same with the version that a ciphertext names. */
    public UsableKey keyFor(Caller caller, UUID id, int version, Usage usage) {
        KnownObject known = requireHalf(caller, id, usage);
        known.object().requireUsable(usage, Instant.now());
        known.object().requireVersion(version);
        return usable(known, version);
    }

    private KnownObject requireHalf(Caller caller, UUID id, Usage usage) {
        KnownObject named = requireKnown(caller, id, usage);
        Link.Type other = UsageRules.otherHalf(named.object().type(), usage);
        return other == null
                ? named
                : named.linked(other)
                        .map(half -> requireKnown(caller, half, usage))
                        .orElse(named);
    }

    private KnownObject requireKnown(Caller caller, UUID id, Usage usage) {
        UUID tenant = caller.tenant();
        Optional<KnownObject> found = Optional.ofNullable(known.get(id, () -> look(tenant, id)))
                .filter(each -> each.object().tenantId().equals(tenant));
        requirePermitted(caller, found.map(KnownObject::object), group(usage));
        return found.orElseThrow();
    }

    private @Nullable KnownObject look(UUID tenant, UUID id) {
        ManagedObject object = find(tenant, id).orElse(null);
        if (object == null) {
            return null;
        }
        boolean isHalf = object.type() == ObjectType.PRIVATE_KEY || object.type() == ObjectType.PUBLIC_KEY;
        Set<UUID> ids = Set.of(id);
        return new KnownObject(
                object,
                isHalf ? attributesOf(tenant, ids).getOrDefault(id, List.of()) : List.of(),
                object.protection() == ProtectionLevel.HSM
                        ? versions(tenant, ids).toList()
                        : List.of());
    }

    private static UsableKey usable(KnownObject known, int version) {
        ManagedObject object = known.object();
        if (object.algorithm() == null || object.length() == null) {
            throw new RefusedException(ErrorCode.USAGE_NOT_ALLOWED, "The object is not a key of any algorithm.");
        }
        return new UsableKey(
                object.id(),
                object.tenantId(),
                object.type(),
                object.algorithm(),
                object.length(),
                version,
                object.isCallerIvAllowed(),
                object.protection() == ProtectionLevel.HSM ? known.token(version) : null);
    }

    /** One that a client may do this to: what lies outside of its namespaces doesn't exist for it. */
    ManagedObject require(Caller caller, UUID id, OperationGroup operation) {
        return requirePermitted(caller, find(caller.tenant(), id), operation);
    }

    private static ManagedObject requirePermitted(
            Caller caller, Optional<ManagedObject> found, OperationGroup operation) {
        ClientAccess access = caller.clientAccess();
        ManagedObject object = found.filter(each -> access.namespaces().contains(each.namespaceId()))
                .orElseThrow(() -> RefusedException.notFound("key"));
        access.require(operation, object.namespaceId(), object.name());
        return object;
    }

    private static OperationGroup group(Usage usage) {
        return switch (usage) {
            case ENCRYPT, FPE_ENCRYPT, ENCAPSULATE -> OperationGroup.ENCRYPT;
            case DECRYPT, FPE_DECRYPT, DECAPSULATE -> OperationGroup.DECRYPT;
            case SIGN -> OperationGroup.SIGN;
            case VERIFY -> OperationGroup.VERIFY;
            case GENERATE_MAC, VERIFY_MAC -> OperationGroup.MAC;
            case WRAP_KEY -> OperationGroup.WRAP;
            case UNWRAP_KEY -> OperationGroup.UNWRAP;
            case DERIVE_KEY, KEY_AGREEMENT -> OperationGroup.DERIVE;
            case EXPORT -> OperationGroup.GET_MATERIAL;
        };
    }

    private Optional<ManagedObject> find(UUID tenantId, UUID id) {
        return entities.createQuery(
                        "SELECT o FROM ManagedObject o WHERE o.tenantId = :tenant AND o.id = :id", ManagedObject.class)
                .setParameter("tenant", tenantId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** By name, then id; those behind the cursor that the client may read. */
    List<ManagedObject> page(Caller caller, @Nullable PageCursor after, int limit) {
        String behind = after == null ? "" : " AND (o.name > :name OR (o.name = :name AND o.id > :id))";
        GrantedKeys readable = GrantedKeys.of(caller.clientAccess(), OperationGroup.GET_ATTRIBUTES);
        var query = entities.createQuery(
                        "SELECT o FROM ManagedObject o WHERE o.tenantId = :tenant AND " + readable.condition() + behind
                                + " ORDER BY o.name, o.id",
                        ManagedObject.class)
                .setParameter("tenant", caller.tenant())
                .setMaxResults(limit);
        readable.parameters().forEach(query::setParameter);
        if (after != null) {
            query.setParameter("name", after.name()).setParameter("id", after.id());
        }
        return query.getResultList();
    }

    /** How many of a tenant's keys aren't destroyed. Until the transaction ends, nobody else who asks this gets an answer. */
    long countForQuota(UUID tenantId) {
        AdvisoryLock.ofKeyQuota(tenantId).takeAlone(entities);
        return entities.createQuery(
                        "SELECT COUNT(o) FROM ManagedObject o WHERE o.tenantId = :tenant AND o.state NOT IN :gone",
                        Long.class)
                .setParameter("tenant", tenantId)
                .setParameter("gone", List.of(State.DESTROYED, State.DESTROYED_COMPROMISED))
                .getSingleResult();
    }

    void store(ManagedObject object) {
        entities.persist(object);
        entities.flush();
    }

    void store(ObjectVersion version) {
        entities.persist(version);
    }

    void store(ObjectAttribute attribute) {
        entities.persist(attribute);
    }

    /** Groups, links and free attributes of objects, by their ids. */
    Map<UUID, List<ObjectAttribute>> attributesOf(UUID tenantId, Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "SELECT a FROM ObjectAttribute a WHERE a.tenantId = :tenant AND a.objectId IN :ids",
                                ObjectAttribute.class)
                        .setParameter("tenant", tenantId)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.groupingBy(ObjectAttribute::objectId));
    }

    /** The newest version of each. */
    Map<UUID, ObjectVersion> newestVersions(UUID tenantId, Set<UUID> ids) {
        return versions(tenantId, ids)
                .collect(Collectors.toMap(
                        ObjectVersion::objectId,
                        version -> version,
                        (one, other) -> one.version() > other.version() ? one : other));
    }

    Stream<ObjectVersion> versions(UUID tenantId, Set<UUID> ids) {
        return ids.isEmpty()
                ? Stream.of()
                : entities.createQuery(
                                "SELECT v FROM ObjectVersion v WHERE v.tenantId = :tenant AND v.objectId IN :ids",
                                ObjectVersion.class)
                        .setParameter("tenant", tenantId)
                        .setParameter("ids", ids)
                        .getResultStream();
    }

    /** A tenant that goes takes all of its objects with it. */
    void removeAll(@Observes @Priority(TenantRemoved.OBJECTS) TenantRemoved event) {
        for (String entity : List.of("ObjectAttribute", "ObjectVersion", "ManagedObject")) {
            entities.createQuery("DELETE FROM " + entity + " e WHERE e.tenantId = :tenant")
                    .setParameter("tenant", event.tenantId())
                    .executeUpdate();
        }
    }
}
