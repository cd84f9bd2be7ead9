package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds and stores sessions. */
@ApplicationScoped
class Sessions {
    @PersistenceContext
    EntityManager entities;

    void store(Session session) {
        entities.persist(session);
        entities.flush();
    }

    /** The one whose refresh token this is, or was before the last; locked, so that of two who use it at once one is late. */
    Optional<Session> lockedOfToken(byte[] hash) {
        return entities.createQuery(
                        "SELECT s FROM Session s WHERE s.refreshHash = :hash OR s.previousHash = :hash", Session.class)
                .setParameter("hash", hash)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    List<Session> of(UUID accountId, Instant now) {
        return entities.createQuery(
                        "SELECT s FROM Session s WHERE s.accountId = :account AND s.expiresAt > :now"
                                + " ORDER BY s.createdAt DESC",
                        Session.class)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .getResultList();
    }

    /** The account of a session that goes on. */
    Optional<Account> accountOf(UUID accountId, UUID sessionId, Instant now) {
        return entities.createQuery(
                        "SELECT a FROM Account a, Session s WHERE s.id = :id AND s.accountId = :account"
                                + " AND s.expiresAt > :now AND a.id = s.accountId AND a.enabled = TRUE",
                        Account.class)
                .setParameter("id", sessionId)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /** True if there was such a session of this account. */
    boolean end(UUID accountId, UUID sessionId) {
        return entities.createQuery("DELETE FROM Session s WHERE s.id = :id AND s.accountId = :account")
                        .setParameter("id", sessionId)
                        .setParameter("account", accountId)
                        .executeUpdate()
                == 1;
    }

    void endAllOf(UUID accountId) {
        entities.createQuery("DELETE FROM Session s WHERE s.accountId = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }

    void endAllOfTenant(UUID tenantId) {
        entities.createQuery("DELETE FROM Session s WHERE s.accountId IN"
                        + " (SELECT a.id FROM Account a WHERE a.tenantId = :tenant)")
                .setParameter("tenant", tenantId)
                .executeUpdate();
    }

    void removeThoseOver(Instant now) {
        entities.createQuery("DELETE FROM Session s WHERE s.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
