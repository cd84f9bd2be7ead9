package org.claviger.server.vault;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.server.kek.SealedUnder;
import org.claviger.server.tenant.TenantRemoved;

/** Finds and stores sealed material, always within one tenant. */
@ApplicationScoped
public class Materials implements SealedUnder {
    @PersistenceContext
    EntityManager entities;

    void store(Material material) {
        entities.persist(material);
    }

    /** The rows of one version: one for each KEK that it is sealed under. */
    List<Material> of(MaterialRef ref) {
        return entities.createQuery(
                        "SELECT m FROM Material m WHERE m.tenantId = :tenant AND m.objectId = :object AND m.version = :version",
                        Material.class)
                .setParameter("tenant", ref.tenantId())
                .setParameter("object", ref.objectId())
                .setParameter("version", ref.version())
                .getResultList();
    }

    @Override
    public long countUnder(UUID tenantId, UUID kekId) {
        return entities.createQuery(
                        "SELECT COUNT(m) FROM Material m WHERE m.tenantId = :tenant AND m.kekId = :kek", Long.class)
                .setParameter("tenant", tenantId)
                .setParameter("kek", kekId)
                .getSingleResult();
    }

    @Override
    public long countUnderAny(UUID tenantId, Set<UUID> kekIds) {
        if (kekIds.isEmpty()) {
            return 0; // SQL knows no IN of nothing.
        }
        return entities.createQuery(
                        "SELECT COUNT(m) FROM Material m WHERE m.tenantId = :tenant AND m.kekId IN :keks AND NOT EXISTS ("
                                + "SELECT o FROM Material o WHERE o.objectId = m.objectId AND o.version = m.version"
                                + " AND o.kekId IN :keks AND o.kekId < m.kekId)",
                        Long.class)
                .setParameter("tenant", tenantId)
                .setParameter("keks", kekIds)
                .getSingleResult();
    }

    /** Deletes all versions of an object's material. */
    void delete(UUID tenantId, UUID objectId) {
        entities.createQuery("DELETE FROM Material m WHERE m.tenantId = :tenant AND m.objectId = :object")
                .setParameter("tenant", tenantId)
                .setParameter("object", objectId)
                .executeUpdate();
    }

    /** A tenant that goes takes all of its material with it. */
    void removeAll(@Observes @Priority(TenantRemoved.MATERIAL) TenantRemoved event) {
        entities.createQuery("DELETE FROM Material m WHERE m.tenantId = :tenant")
                .setParameter("tenant", event.tenantId())
                .executeUpdate();
    }
}
