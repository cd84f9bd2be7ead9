package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds and stores accounts and sessions. */
@ApplicationScoped
class Accounts {
    @PersistenceContext
    EntityManager entities;

    void store(Account account) {
        entities.persist(account);
        entities.flush();
    }

    void store(Session session) {
        entities.persist(session);
        entities.flush();
    }

    /** Usernames differ in more than their case; an admin's tenant is absent. */
    Optional<Account> named(@Nullable UUID tenantId, String username) {
        return byName(tenantId, username).getResultStream().findFirst();
    }

    /** The row stays locked until the transaction ends, so that wrong passwords tried at once are all counted. */
    Optional<Account> lockedNamed(@Nullable UUID tenantId, String username) {
        return byName(tenantId, username)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<Account> byName(@Nullable UUID tenantId, String username) {
        String sameTenant = tenantId == null ? "a.tenantId IS NULL" : "a.tenantId = :tenant";
        TypedQuery<Account> query = entities.createQuery(
                        "SELECT a FROM Account a WHERE " + sameTenant + " AND LOWER(a.username) = LOWER(:username)",
                        Account.class)
                .setParameter("username", username);
        return tenantId == null ? query : query.setParameter("tenant", tenantId);
    }

    Optional<Account> withId(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    /** As {@link #lockedNamed}. */
    Optional<Account> lockedWithId(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    boolean anyAdmin() {
        return entities.createQuery("SELECT COUNT(a) FROM Account a WHERE a.tenantId IS NULL", Long.class)
                        .getSingleResult()
                > 0;
    }

    List<Account> ofTenant(UUID tenantId) {
        return entities.createQuery(
                        "SELECT a FROM Account a WHERE a.tenantId = :tenant ORDER BY a.username", Account.class)
                .setParameter("tenant", tenantId)
                .getResultList();
    }

    int countOfTenant(UUID tenantId) {
        return entities.createQuery("SELECT COUNT(a) FROM Account a WHERE a.tenantId = :tenant", Long.class)
                .setParameter("tenant", tenantId)
                .getSingleResult()
                .intValue();
    }

    boolean hasSession(UUID accountId, UUID sessionId, Instant now) {
        return entities.createQuery(
                                "SELECT COUNT(s) FROM Session s WHERE s.id = :id AND s.accountId = :account AND s.expiresAt > :now",
                                Long.class)
                        .setParameter("id", sessionId)
                        .setParameter("account", accountId)
                        .setParameter("now", now)
                        .getSingleResult()
                > 0;
    }

    void endSession(UUID sessionId) {
        entities.createQuery("DELETE FROM Session s WHERE s.id = :id")
                .setParameter("id", sessionId)
                .executeUpdate();
    }

    void endSessionsOf(UUID accountId) {
        entities.createQuery("DELETE FROM Session s WHERE s.accountId = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }
}
