package org.claviger.server.kek;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.KekState;
import org.claviger.server.platform.RefusedException;

/** Finds and stores KEKs, always within one tenant. */
@ApplicationScoped
public class Keks {
    @PersistenceContext
    EntityManager entities;

    /** The generation that seals; refuses if the tenant has none yet. */
    public KekRef active(UUID tenantId) {
        return findActive(tenantId)
                .map(Kek::ref)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE,
                        "The tenant has no KEK yet. One of its operators has to generate it first."));
    }

    /** The generation that some material is sealed under. */
    public KekRef of(UUID tenantId, UUID kekId) {
        return require(tenantId, kekId).ref();
    }

    Optional<Kek> findActive(UUID tenantId) {
        return entities.createQuery("SELECT k FROM Kek k WHERE k.tenantId = :tenant AND k.state = :active", Kek.class)
                .setParameter("tenant", tenantId)
                .setParameter("active", KekState.ACTIVE)
                .getResultStream()
                .findFirst();
    }

    Kek require(UUID tenantId, UUID kekId) {
        return entities.createQuery("SELECT k FROM Kek k WHERE k.tenantId = :tenant AND k.id = :id", Kek.class)
                .setParameter("tenant", tenantId)
                .setParameter("id", kekId)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("KEK"));
    }

    List<Kek> ofTenant(UUID tenantId) {
        return entities.createQuery(
                        "SELECT k FROM Kek k WHERE k.tenantId = :tenant ORDER BY k.generation DESC", Kek.class)
                .setParameter("tenant", tenantId)
                .getResultList();
    }

    int newestGeneration(UUID tenantId) {
        return Optional.ofNullable(entities.createQuery(
                                "SELECT MAX(k.generation) FROM Kek k WHERE k.tenantId = :tenant", Integer.class)
                        .setParameter("tenant", tenantId)
                        .getSingleResult())
                .orElse(0);
    }

    void store(Kek kek) {
        entities.persist(kek);
        entities.flush();
    }
}
