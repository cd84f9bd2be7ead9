package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.platform.Caller;

/** Finds what belongs to an object, among those whose attributes the client may read. */
@ApplicationScoped
public class LinkedObjects {
    @PersistenceContext
    EntityManager entities;

    @Inject
    ManagedObjects objects;

    /** The oldest whose newest version has this fingerprint. */
    Optional<ManagedObject> withFingerprint(Caller caller, ObjectType type, String fingerprint) {
        return entities.createQuery(
                        "SELECT o FROM ManagedObject o, ObjectVersion v WHERE v.tenantId = :tenant"
                                + " AND v.fingerprint = :fingerprint AND o.tenantId = :tenant AND o.id = v.objectId"
                                + " AND o.version = v.version AND o.nature.type = :type AND o.life.state NOT IN :gone"
                                + " ORDER BY o.createdAt",
                        ManagedObject.class)
                .setParameter("tenant", caller.tenant())
                .setParameter("fingerprint", fingerprint)
                .setParameter("type", type)
                .setParameter("gone", Lifecycle.GONE)
                .getResultStream()
                .filter(object -> ManagedObjects.isReadable(caller, object))
                .findFirst();
    }

    /** What a link of an object leads to; of several, the newest. */
    Optional<ManagedObject> find(Caller caller, UUID id, Link.Type type) {
        return objects.attributesOf(caller.tenant(), Set.of(id)).getOrDefault(id, List.of()).stream()
                .filter(attribute -> attribute.isLink(type))
                .flatMap(link -> objects.find(caller.tenant(), UUID.fromString(link.text())).stream())
                .filter(object -> ManagedObjects.isReadable(caller, object))
                .max(Comparator.comparing(ManagedObject::createdAt));
    }
}
