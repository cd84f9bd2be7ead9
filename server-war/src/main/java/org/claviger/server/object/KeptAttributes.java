package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds and stores what objects keep for protocols, always within one tenant. */
@ApplicationScoped
class KeptAttributes {
    @PersistenceContext
    EntityManager entities;

    /** Of several objects, by their ids. */
    Map<UUID, List<Kept>> of(UUID tenantId, Set<UUID> ids) {
        return rows(tenantId, ids).stream()
                .collect(Collectors.groupingBy(
                        KeptAttribute::objectId, Collectors.mapping(KeptAttribute::kept, Collectors.toList())));
    }

    /** Of one object. */
    List<Kept> of(ManagedObject object) {
        return of(object.tenantId(), Set.of(object.id())).getOrDefault(object.id(), List.of());
    }

    void store(ManagedObject object, Kept kept) {
        entities.persist(new KeptAttribute(object, kept));
    }

    /** Has an object keep these, and no others. */
    void replace(ManagedObject object, List<Kept> wanted) {
        List<KeptAttribute> present = rows(object.tenantId(), Set.of(object.id()));
        for (KeptAttribute row : present) {
            wanted.stream()
                    .filter(row.kept()::isInPlaceOf)
                    .findFirst()
                    .ifPresentOrElse(row::take, () -> entities.remove(row));
        }
        wanted.stream()
                .filter(each -> present.stream().noneMatch(row -> row.kept().isInPlaceOf(each)))
                .forEach(each -> store(object, each));
    }

    private List<KeptAttribute> rows(UUID tenantId, Set<UUID> ids) {
        return entities.createQuery(
                        "SELECT k FROM KeptAttribute k WHERE k.tenantId = :tenant AND k.objectId IN :ids"
                                + " ORDER BY k.vendor, k.name, k.position",
                        KeptAttribute.class)
                .setParameter("tenant", tenantId)
                .setParameter("ids", ids)
                .getResultList();
    }
}
