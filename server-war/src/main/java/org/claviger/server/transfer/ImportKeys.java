package org.claviger.server.transfer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.server.platform.Caller;
import org.claviger.server.tenant.TenantRemoved;

/** Finds and stores import keys: for a client there are none but its own. */
@ApplicationScoped
public class ImportKeys {
    @PersistenceContext
    EntityManager entities;

    void store(ImportKey key) {
        entities.persist(key);
    }

    void remove(ImportKey key) {
        entities.remove(key);
    }

    /** Waits for whoever else is about to use it. */
    Optional<ImportKey> findToUse(Caller client, UUID id) {
        return entities.createQuery(
                        "SELECT k FROM ImportKey k WHERE k.tenantId = :tenant AND k.clientId = :client AND k.id = :id",
                        ImportKey.class)
                .setParameter("tenant", client.tenant())
                .setParameter("client", client.id())
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    long count(Caller client) {
        return entities.createQuery(
                        "SELECT COUNT(k) FROM ImportKey k WHERE k.tenantId = :tenant AND k.clientId = :client",
                        Long.class)
                .setParameter("tenant", client.tenant())
                .setParameter("client", client.id())
                .getSingleResult();
    }

    /** Of all tenants, so many at most. */
    List<ImportKey> expired(Instant now, int limit) {
        return entities.createQuery("SELECT k FROM ImportKey k WHERE k.expiresAt <= :now", ImportKey.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** A tenant that goes takes all of its import keys with it. */
    void removeAll(@Observes @Priority(TenantRemoved.OBJECTS) TenantRemoved event) {
        entities.createQuery("DELETE FROM ImportKey k WHERE k.tenantId = :tenant")
                .setParameter("tenant", event.tenantId())
                .executeUpdate();
    }
}
