package org.claviger.server.object;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.hsm.ProfileUse;
import org.claviger.server.hsm.TokenKey;
import org.claviger.server.platform.AdvisoryLock;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ClientAccess;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.TenantRemoved;
import org.claviger.server.vault.MaterialRef;

/** Finds and stores managed objects, always within the caller's tenant. */
@ApplicationScoped
public class ManagedObjects implements ProfileUse {
    @PersistenceContext
    EntityManager entities;

    /**
     * The newest version's material of an object that may leave, of whatever type; refuses if it may not.
     *
     * @param wrapped it is going to leave wrapped by another key
     */
    public MaterialRef materialToLeave(Caller caller, UUID id, boolean wrapped) {
        ManagedObject object = require(caller, id, OperationGroup.GET_MATERIAL);
        object.requireUsable(Usage.EXPORT, Instant.now());
        object.requireOwnEncoding();
        object.extraction().requireLeaving(wrapped);
        if (object.protection() == ProtectionLevel.HSM) {
            throw new RefusedException(ErrorCode.USAGE_NOT_ALLOWED, "What is on the HSM never leaves it.");
        }
        return object.material(object.version());
    }

    /** Of an object that the client sees; empty if it has none. What the client may do with it, this doesn't ask. */
    public Optional<Algorithm> algorithmOf(Caller caller, UUID id) {
        return Optional.ofNullable(requireVisible(caller, id).algorithm());
    }

    /** Refuses unless a grant of the caller's allows this for the object. */
    public void requireGrant(Caller caller, UUID id, OperationGroup operation) {
        require(caller, id, operation);
    }

    /** One that a client may do this to. */
    ManagedObject require(Caller caller, UUID id, OperationGroup operation) {
        return permitted(find(caller.tenant(), id), caller, operation);
    }

    /** One that a client may do this to, as it is now; until the transaction ends nobody else changes it. */
    ManagedObject requireLocked(Caller caller, UUID id, OperationGroup operation) {
        return permitted(find(caller.tenant(), id, LockModeType.PESSIMISTIC_WRITE), caller, operation);
    }

    /** One that there is for a client. */
    ManagedObject requireVisible(Caller caller, UUID id) {
        return find(caller.tenant(), id)
                .filter(found -> isVisible(caller, found))
                .orElseThrow(() -> RefusedException.notFound("key"));
    }

    /** What lies outside of a client's namespaces doesn't exist for it. */
    static boolean isVisible(Caller caller, ManagedObject object) {
        return caller.clientAccess().namespaces().contains(object.namespaceId());
    }

    /** Whether a client may look at an object. */
    static boolean isReadable(Caller caller, ManagedObject object) {
        return caller.clientAccess().allows(OperationGroup.GET_ATTRIBUTES, object.namespaceId(), object.name());
    }

    /** The same, whoever asks. */
    ManagedObject requireLocked(UUID tenantId, UUID id) {
        return find(tenantId, id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> RefusedException.notFound("key"));
    }

    private static ManagedObject permitted(Optional<ManagedObject> found, Caller caller, OperationGroup operation) {
        return permitted(found.orElseThrow(() -> RefusedException.notFound("key")), caller, operation);
    }

    /** Refuses what a client may not do to an object of its tenant. */
    static ManagedObject permitted(ManagedObject object, Caller caller, OperationGroup operation) {
        ClientAccess access = caller.clientAccess();
        if (!access.namespaces().contains(object.namespaceId())) {
            throw RefusedException.notFound("key");
        }
        access.require(operation, object.namespaceId(), object.name());
        return object;
    }

    Optional<ManagedObject> find(UUID tenantId, UUID id) {
        return find(tenantId, id, LockModeType.NONE);
    }

    private Optional<ManagedObject> find(UUID tenantId, UUID id, LockModeType lock) {
        return entities.createQuery(
                        "SELECT o FROM ManagedObject o WHERE o.tenantId = :tenant AND o.id = :id", ManagedObject.class)
                .setParameter("tenant", tenantId)
                .setParameter("id", id)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /** How many of a tenant's keys aren't destroyed. Until the transaction ends, nobody else who asks this gets an answer. */
    long countForQuota(UUID tenantId) {
        AdvisoryLock.ofKeyQuota(tenantId).takeAlone(entities);
        return entities.createQuery(
                        "SELECT COUNT(o) FROM ManagedObject o WHERE o.tenantId = :tenant AND o.life.state NOT IN :gone",
                        Long.class)
                .setParameter("tenant", tenantId)
                .setParameter("gone", Lifecycle.GONE)
                .getSingleResult();
    }

    /** Those of the names that new objects want to have which others of the tenant have. */
    Set<ObjectName> taken(UUID tenantId, List<Creation> wanting) {
        List<ObjectName> wanted =
                wanting.stream().flatMap(each -> each.names().stream()).toList();
        return entities.createQuery(
                        "SELECT NEW org.claviger.server.object.ObjectName(o.namespaceId, o.name, o.nature.type)"
                                + " FROM ManagedObject o WHERE o.tenantId = :tenant AND o.namespaceId IN :namespaces"
                                + " AND o.name IN :names AND o.life.state NOT IN :gone",
                        ObjectName.class)
                .setParameter("tenant", tenantId)
                .setParameter(
                        "namespaces",
                        wanted.stream().map(ObjectName::namespaceId).collect(Collectors.toSet()))
                .setParameter("names", wanted.stream().map(ObjectName::name).collect(Collectors.toSet()))
                .setParameter("gone", Lifecycle.GONE)
                .getResultStream()
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Their sealed material is somebody else's matter. */
    void store(List<Creation> creations) {
        creations.stream().flatMap(each -> each.objects().stream()).forEach(entities::persist);
        entities.flush(); // The rest refers to them.
        creations.forEach(each -> {
            each.versions().forEach(entities::persist);
            each.attributes().forEach(entities::persist);
        });
    }

    void store(ManagedObject object) {
        entities.persist(object);
        entities.flush();
    }

    /** Writes what was changed so far. */
    void flush() {
        entities.flush();
    }

    void store(ObjectVersion version) {
        entities.persist(version);
    }

    void store(ObjectAttribute attribute) {
        entities.persist(attribute);
    }

    void remove(ObjectAttribute attribute) {
        entities.remove(attribute);
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
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "SELECT v FROM ObjectVersion v, ManagedObject o WHERE v.tenantId = :tenant"
                                        + " AND v.objectId IN :ids AND o.id = v.objectId AND o.version = v.version",
                                ObjectVersion.class)
                        .setParameter("tenant", tenantId)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(ObjectVersion::objectId, version -> version));
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

    /** All versions of an object, the newest first; their material stays where it is. */
    ObjectVersionsResponse tellVersions(ManagedObject object) {
        return new ObjectVersionsResponse(versions(object.tenantId(), Set.of(object.id()))
                .sorted(Comparator.comparing(ObjectVersion::version).reversed())
                .map(ObjectVersion::response)
                .toList());
    }

    /** All versions of an object that are on a token. */
    List<TokenKey> tokenKeys(UUID tenantId, UUID id) {
        return versions(tenantId, Set.of(id))
                .flatMap(version -> Stream.ofNullable(version.token()))
                .toList();
    }

    /** What a tenant has on tokens, and has not destroyed. */
    List<TokenKey> tokenKeys(UUID tenantId) {
        return entities.createQuery(
                        "SELECT v FROM ObjectVersion v, ManagedObject o WHERE v.tenantId = :tenant AND v.hsmProfileId IS NOT NULL"
                                + " AND o.id = v.objectId AND o.life.state NOT IN :gone",
                        ObjectVersion.class)
                .setParameter("tenant", tenantId)
                .setParameter("gone", Lifecycle.GONE)
                .getResultStream()
                .flatMap(version -> Stream.ofNullable(version.token()))
                .toList();
    }

    @Override
    public boolean holdsKeys(UUID hsmProfileId) {
        return !entities.createQuery(
                        "SELECT v FROM ObjectVersion v, ManagedObject o WHERE v.hsmProfileId = :profile"
                                + " AND o.id = v.objectId AND o.life.state NOT IN :gone",
                        ObjectVersion.class)
                .setParameter("profile", hsmProfileId)
                .setParameter("gone", Lifecycle.GONE)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Removes all that belongs to an object. */
    void strip(ManagedObject object) {
        for (String entity : List.of("KeptAttribute", "ObjectAttribute", "ObjectVersion")) {
            entities.createQuery("DELETE FROM " + entity + " e WHERE e.tenantId = :tenant AND e.objectId = :object")
                    .setParameter("tenant", object.tenantId())
                    .setParameter("object", object.id())
                    .executeUpdate();
        }
    }

    /** A tenant that goes takes all of its objects with it. */
    void removeAll(@Observes @Priority(TenantRemoved.OBJECTS) TenantRemoved event) {
        for (String entity : List.of("KeptAttribute", "ObjectAttribute", "ObjectVersion", "ManagedObject")) {
            entities.createQuery("DELETE FROM " + entity + " e WHERE e.tenantId = :tenant")
                    .setParameter("tenant", event.tenantId())
                    .executeUpdate();
        }
    }
}
