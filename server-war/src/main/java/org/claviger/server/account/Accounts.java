package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.claviger.server.platform.AdvisoryLock;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Listings;
import org.claviger.server.platform.Listings.Column;
import org.claviger.server.platform.Narrowing;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;

/** Finds and stores accounts, always within one scope: the admins, or one tenant. */
@ApplicationScoped
class Accounts {
    private static final List<Column> SORTABLE = List.of(
            new Column("username", "LOWER(e.username)"),
            new Column("displayName", "LOWER(e.displayName)"),
            new Column("email", "LOWER(e.email)"),
            new Column("enabled", "e.enabled"),
            new Column("createdAt", "e.createdAt"));
    private static final String LOCKED = "e.enabled = TRUE AND e.lockedUntil > CURRENT_TIMESTAMP";
    private static final String NOT_LOCKED =
            "e.enabled = TRUE AND (e.lockedUntil IS NULL OR e.lockedUntil <= CURRENT_TIMESTAMP)";
    /** What matters most about whether somebody can sign in. */
    private static final Map<String, String> STATES = Map.of(
            "ENABLED",
            NOT_LOCKED + " AND e.mustChangePassword = FALSE",
            "INITIAL",
            NOT_LOCKED + " AND e.mustChangePassword = TRUE",
            "LOCKED",
            LOCKED,
            "DISABLED",
            "e.enabled = FALSE");

    private static final List<Narrowing> NARROWINGS = List.of(
            Narrowing.text("username", "e.username"),
            Narrowing.text("displayName", "e.displayName"),
            Narrowing.text("email", "e.email"),
            Narrowing.text("roles", "e.roles"),
            Narrowing.choice("state", STATES),
            Narrowing.from("createdFrom", "e.createdAt"),
            Narrowing.to("createdTo", "e.createdAt"));
    private static final List<String> SEARCHED = List.of("e.username", "e.displayName", "e.email", "e.roles");

    @PersistenceContext
    EntityManager entities;

    void store(Account account) {
        entities.persist(account);
        entities.flush();
    }

    /** Of two who would do without somebody at once, the second sees what the first has done. */
    void takeAlone(UUID scope) {
        AdvisoryLock.ofAccounts(scope).takeAlone(entities);
    }

    void flush() {
        entities.flush();
    }

    void remove(Account account) {
        entities.remove(account);
        entities.flush();
    }

    /** One who signs in here; usernames differ in more than their case. */
    Optional<Account> named(UUID scope, String username) {
        return byName(scope, username).getResultStream().findFirst();
    }

    /** The row stays locked until the transaction ends, so that wrong passwords tried at once are all counted. */
    Optional<Account> lockedNamed(UUID scope, String username) {
        return byName(scope, username)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** One who signs in at an issuer. */
    Optional<Account> ofIssuer(UUID scope, String issuer, String subject) {
        return query(scope, " AND a.issuer = :issuer AND a.subject = :subject")
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    /** Whoever else wants to record the same person waits until the transaction ends; there may be no row to lock yet. */
    void lockOfIssuer(String issuer, String subject) {
        AdvisoryLock.ofPerson(issuer, subject).takeAlone(entities);
    }

    /** Whatever its scope: for who has it from a session. */
    Optional<Account> withId(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    /** As {@link #lockedNamed}. */
    Optional<Account> lockedWithId(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Account require(UUID scope, UUID id) {
        return query(scope, " AND a.id = :id")
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("account"));
    }

    Page<Account> page(UUID scope, ListQuery wanted) {
        return new Listings<>(Account.class, inScope("e", scope), SORTABLE, SEARCHED, NARROWINGS)
                .page(entities, wanted, isSystem(scope) ? Map.of() : Map.of("scope", scope));
    }

    List<Account> all(UUID scope) {
        return query(scope, " ORDER BY a.username").getResultList();
    }

    int count(UUID scope) {
        TypedQuery<Long> query =
                entities.createQuery("SELECT COUNT(a) FROM Account a WHERE " + inScope("a", scope), Long.class);
        return inScope(query, scope).getSingleResult().intValue();
    }

    boolean hasRole(UUID scope, String role) {
        return all(scope).stream().anyMatch(account -> account.roles().contains(role));
    }

    private TypedQuery<Account> byName(UUID scope, String username) {
        return query(scope, " AND a.issuer IS NULL AND LOWER(a.username) = LOWER(:username)")
                .setParameter("username", username);
    }

    private TypedQuery<Account> query(UUID scope, String condition) {
        TypedQuery<Account> query =
                entities.createQuery("SELECT a FROM Account a WHERE " + inScope("a", scope) + condition, Account.class);
        return inScope(query, scope);
    }

    private static <T> TypedQuery<T> inScope(TypedQuery<T> query, UUID scope) {
        return isSystem(scope) ? query : query.setParameter("scope", scope);
    }

    private static String inScope(String alias, UUID scope) {
        return isSystem(scope) ? alias + ".tenantId IS NULL" : alias + ".tenantId = :scope";
    }

    private static boolean isSystem(UUID scope) {
        return scope.equals(Caller.SYSTEM);
    }
}
