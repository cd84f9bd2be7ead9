package org.claviger.server.object;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.Usage;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.TenantRemoved;
import org.claviger.server.vault.MaterialRef;
import org.jspecify.annotations.Nullable;

/** Finds and stores managed objects, always within the caller's tenant. */
@ApplicationScoped
public class ManagedObjects {
    @PersistenceContext
    EntityManager entities;

    /** A key for one use, with its newest version; refuses if it isn't the caller's, or not to be used so. */
    public UsableKey keyFor(Caller caller, UUID id, Usage usage) {
        ManagedObject object = require(caller, id);
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

    ManagedObject require(Caller caller, UUID id) {
        return find(caller, id).orElseThrow(() -> RefusedException.notFound("key"));
    }

    private Optional<ManagedObject> find(Caller caller, UUID id) {
        return entities.createQuery(
                        "SELECT o FROM ManagedObject o WHERE o.tenantId = :tenant AND o.id = :id", ManagedObject.class)
                .setParameter("tenant", caller.tenant())
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** By name, then id; those behind the cursor. */
    List<ManagedObject> page(Caller caller, @Nullable PageCursor after, int limit) {
        String behind = after == null ? "" : " AND (o.name > :name OR (o.name = :name AND o.id > :id))";
        var query = entities.createQuery(
                        "SELECT o FROM ManagedObject o WHERE o.tenantId = :tenant" + behind + " ORDER BY o.name, o.id",
                        ManagedObject.class)
                .setParameter("tenant", caller.tenant())
                .setMaxResults(limit);
        if (after != null) {
            query.setParameter("name", after.name()).setParameter("id", after.id());
        }
        return query.getResultList();
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
