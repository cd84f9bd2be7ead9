package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Listings;
import org.claviger.server.platform.Listings.Column;
import org.claviger.server.platform.Narrowing;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;

/** Finds and stores tenants. */
@ApplicationScoped
public class Tenants {
    private static final List<Column> SORTABLE = List.of(
            new Column("name", "e.name"),
            new Column("displayName", "LOWER(e.displayName)"),
            new Column("createdAt", "e.createdAt"));
    private static final List<String> SEARCHED = List.of("e.name", "e.displayName");
    private static final List<Narrowing> NARROWINGS = List.of(
            Narrowing.text("name", "e.name"),
            Narrowing.text("displayName", "e.displayName"),
            Narrowing.choice(
                    "state",
                    Map.of(
                            "ACTIVE", "e.suspended = FALSE AND e.deleteAfter IS NULL",
                            "SUSPENDED", "e.suspended = TRUE AND e.deleteAfter IS NULL",
                            "DELETING", "e.deleteAfter IS NOT NULL")),
            Narrowing.from("createdFrom", "e.createdAt"),
            Narrowing.to("createdTo", "e.createdAt"));
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @PersistenceContext
    EntityManager entities;

    /** The tenant that operators name when they sign in; not one that is being deleted. */
    public Optional<UUID> idOfActive(String name) {
        return entities.createQuery(
                        "SELECT t.id FROM Tenant t WHERE t.name = :name AND t.deleteAfter IS NULL", UUID.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** The same for who may name it by its id as well: what looks like an id is never taken for a name. */
    public Optional<UUID> idOfActiveNamed(String nameOrId) {
        String named = nameOrId.toLowerCase(Locale.ROOT);
        if (!UUID_FORM.matcher(named).matches()) {
            return idOfActive(named);
        }
        return Optional.ofNullable(entities.find(Tenant.class, UUID.fromString(named)))
                .flatMap(tenant -> idOfActive(tenant.name()));
    }

    /** Refuses if there is none. */
    public String nameOf(UUID id) {
        return require(id).name();
    }

    /** The profile that serves a tenant; refuses if none is linked. */
    public UUID hsmProfileOf(UUID id) {
        return require(id)
                .hsmProfileId()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE,
                        "No HSM profile is linked to this tenant. An admin has to link one first."));
    }

    /** The profile that serves a tenant while the first one's token is away; refuses if none is linked. */
    public UUID failoverProfileOf(UUID id) {
        return require(id)
                .failoverProfileId()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE,
                        "No second HSM profile is linked to this tenant. An admin has to link one first."));
    }

    /** How long the KEKs of tenants may seal, where that is bounded. */
    public Map<UUID, Duration> kekCryptoperiods() {
        return all().stream()
                .filter(tenant -> tenant.deleteAfter().isEmpty())
                .filter(tenant -> tenant.kekCryptoperiodDays().isPresent())
                .collect(Collectors.toMap(
                        Tenant::id,
                        tenant -> Duration.ofDays(tenant.kekCryptoperiodDays().orElseThrow())));
    }

    void store(Tenant tenant) {
        entities.persist(tenant);
        entities.flush();
    }

    /** Nobody else changes it until the transaction ends. */
    Tenant requireLocked(UUID id) {
        return Optional.ofNullable(entities.find(Tenant.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> RefusedException.notFound("tenant"));
    }

    Tenant require(UUID id) {
        return Optional.ofNullable(entities.find(Tenant.class, id))
                .orElseThrow(() -> RefusedException.notFound("tenant"));
    }

    /** Those that there are, and those that are being deleted. */
    Page<Tenant> page(ListQuery wanted) {
        return new Listings<>(Tenant.class, "e.deletedAt IS NULL", SORTABLE, SEARCHED, NARROWINGS)
                .page(entities, wanted, Map.of());
    }

    /** Those whose waiting time is over. */
    List<UUID> dueForDeletion(Instant now) {
        return entities.createQuery(
                        "SELECT t.id FROM Tenant t WHERE t.deletedAt IS NULL AND t.deleteAfter <= :now", UUID.class)
                .setParameter("now", now)
                .getResultList();
    }

    void flush() {
        entities.flush();
    }

    private List<Tenant> all() {
        return entities.createQuery("SELECT t FROM Tenant t WHERE t.deletedAt IS NULL ORDER BY t.name", Tenant.class)
                .getResultList();
    }
}
