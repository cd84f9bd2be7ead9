package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finds and stores secrets of clients. */
@ApplicationScoped
class ClientSecrets {
    private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

    @PersistenceContext
    EntityManager entities;

    /** The oldest first. */
    List<ClientSecret> of(UUID clientId) {
        return entities.createQuery(
                        "SELECT s FROM ClientSecret s WHERE s.clientId = :client ORDER BY s.createdAt, s.id",
                        ClientSecret.class)
                .setParameter("client", clientId)
                .getResultList();
    }

    void store(ClientSecret secret) {
        entities.persist(secret);
        entities.flush();
    }

    /** True if the client had it. */
    boolean remove(UUID clientId, UUID secretId) {
        return entities.createQuery("DELETE FROM ClientSecret s WHERE s.id = :id AND s.clientId = :client")
                        .setParameter("id", secretId)
                        .setParameter("client", clientId)
                        .executeUpdate()
                == 1;
    }

    /** Writes when a secret was used, unless another use shortly before, perhaps at another node, is written. */
    void used(UUID secretId, Instant at) {
        entities.createQuery("UPDATE ClientSecret s SET s.lastUsedAt = :at WHERE s.id = :id"
                        + " AND (s.lastUsedAt IS NULL OR s.lastUsedAt < :before)")
                .setParameter("at", at)
                .setParameter("id", secretId)
                .setParameter("before", at.minus(BETWEEN_WRITES))
                .executeUpdate();
    }
}
