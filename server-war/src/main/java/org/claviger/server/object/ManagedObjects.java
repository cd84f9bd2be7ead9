package org.claviger.server.object;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.platform.AdvisoryLock;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ClientAccess;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.TenantRemoved;
import org.claviger.server.vault.MaterialRef;
import org.jspecify.annotations.Nullable;

/** Finds and stores managed objects, always within the caller's tenant. */
@ApplicationScoped
public class ManagedObjects {
    @PersistenceContext
    EntityManager entities;

    /** A key for one use, with its newest version; refuses if it isn't the caller's, or not to be used so, or not by him. */
    public UsableKey keyFor(Caller caller, UUID id, Usage usage) {
        ManagedObject object = require(caller, id, group(usage));
        object.requireUsable(usage);
        return object.usable();
    }

    /** The same with the version that a ciphertext names. */
    public UsableKey keyFor(Caller caller, UUID id, int version, Usage usage) {
        UsableKey newest = keyFor(caller, id, usage);
        MaterialRef material = newest.material();
        return new UsableKey(
                newest.id(),
                newest.algorithm(),
                newest.length(),
                new MaterialRef(material.tenantId(), material.objectId(), version, material.type()));
    }

    /** One that a client may do this to: what lies outside of its namespaces doesn't exist for it. */
    ManagedObject require(Caller caller, UUID id, OperationGroup operation) {
        ClientAccess access = caller.clientAccess();
        ManagedObject object = find(caller, id)
                .filter(found -> access.namespaces().contains(found.namespaceId()))
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

    private Optional<ManagedObject> find(Caller caller, UUID id) {
        return entities.createQuery(
                        "SELECT o FROM ManagedObject o WHERE o.tenantId = :tenant AND o.id = :id", ManagedObject.class)
                .setParameter("tenant", caller.tenant())
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

    /** A tenant that goes takes all of its objects with it. */
    void removeAll(@Observes @Priority(TenantRemoved.OBJECTS) TenantRemoved event) {
        entities.createQuery("DELETE FROM ManagedObject o WHERE o.tenantId = :tenant")
                .setParameter("tenant", event.tenantId())
                .executeUpdate();
    }
}
