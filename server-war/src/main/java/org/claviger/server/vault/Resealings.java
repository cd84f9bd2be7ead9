package org.claviger.server.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Finds and stores how tenants' material is sealed anew. */
@ApplicationScoped
class Resealings {
    @PersistenceContext
    EntityManager entities;

    /** A tenant that has set nothing has one that says so. */
    Resealing of(UUID tenantId) {
        return find(tenantId).orElseGet(() -> new Resealing(tenantId));
    }

    /** To be changed within the caller's transaction. */
    Resealing toChange(UUID tenantId) {
        return find(tenantId).orElseGet(() -> {
            Resealing fresh = new Resealing(tenantId);
            entities.persist(fresh);
            return fresh;
        });
    }

    private Optional<Resealing> find(UUID tenantId) {
        return Optional.ofNullable(entities.find(Resealing.class, tenantId));
    }
}
