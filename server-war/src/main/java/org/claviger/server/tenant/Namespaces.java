package org.claviger.server.tenant;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.Known;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Listings;
import org.claviger.server.platform.Listings.Column;
import org.claviger.server.platform.Narrowing;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Finds and stores namespaces, always within one tenant. */
@ApplicationScoped
public class Namespaces {
    private static final Listings<Namespace> LISTINGS = new Listings<>(
            Namespace.class,
            "e.tenantId = :tenant",
            List.of(new Column("name", "e.name"), new Column("createdAt", "e.createdAt")),
            List.of("e.name", "e.description"),
            List.of(
                    Narrowing.text("name", "e.name"),
                    Narrowing.text("description", "e.description"),
                    Narrowing.from("createdFrom", "e.createdAt"),
                    Narrowing.to("createdTo", "e.createdAt")));

    private static final int MOST_KNOWN = 10_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Announcements announcements;

    private Known<Wanted, List<NamespaceRef>> known;

    @PostConstruct
    void prepare() {
        known = Known.rows(
                announcements,
                MOST_KNOWN,
                found -> found.stream().map(NamespaceRef::id).collect(Collectors.toSet()));
    }

    /**
     * Where a client's new key belongs.
     *
     * @param among those of the client: there are no others for it
     * @param name as the client says it; absent: its only one, or else {@code default}
     */
    public NamespaceRef choose(UUID tenantId, Set<UUID> among, @Nullable String name) {
        List<NamespaceRef> own = known(tenantId, among);
        if (name == null && own.size() == 1) {
            return own.get(0);
        }
        String wanted = name == null ? Namespace.DEFAULT : name;
        return own.stream()
                .filter(namespace -> namespace.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> name == null
                        ? new RefusedException(
                                ErrorCode.INVALID_REQUEST,
                                "This client has several namespaces: name the one that the key is to be in.")
                        : RefusedException.notFound("namespace"));
    }

    /** What they are called. */
    public Map<UUID, String> namesOf(UUID tenantId, Collection<UUID> ids) {
        return known(tenantId, Set.copyOf(ids)).stream()
                .collect(Collectors.toMap(NamespaceRef::id, NamespaceRef::name));
    }

    /** The name that says what is meant where nothing is said. */
    UUID defaultOf(UUID tenantId) {
        return entities.createQuery(
                        "SELECT n.id FROM Namespace n WHERE n.tenantId = :tenant AND n.name = :name", UUID.class)
                .setParameter("tenant", tenantId)
                .setParameter("name", Namespace.DEFAULT)
                .getSingleResult();
    }

    /** Until the transaction ends nobody can delete these; refuses if there aren't all of them. */
    public void hold(UUID tenantId, Set<UUID> ids) {
        for (UUID id : ids) {
            boolean held = !entities.createNativeQuery("SELECT 1 FROM namespace WHERE tenant_id = CAST(? AS uuid)"
                            + " AND id = CAST(? AS uuid) FOR KEY SHARE")
                    .setParameter(1, tenantId.toString())
                    .setParameter(2, id.toString())
                    .getResultList()
                    .isEmpty();
            if (!held) {
                throw RefusedException.notFound("namespace");
            }
        }
    }

    Namespace require(UUID tenantId, UUID id) {
        return withIds(tenantId, Set.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("namespace"));
    }

    Page<Namespace> page(UUID tenantId, ListQuery wanted) {
        return LISTINGS.page(entities, wanted, Map.of("tenant", tenantId));
    }

    void store(Namespace namespace) {
        entities.persist(namespace);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    /** Refuses if a key, even one that is destroyed, is in it. */
    void remove(Namespace namespace) {
        Database.removeUnneeded(
                () -> {
                    entities.remove(namespace);
                    entities.flush();
                },
                "Keys are in this namespace. One that is destroyed counts as well, since its attributes stay.");
    }

    private List<NamespaceRef> known(UUID tenantId, Set<UUID> ids) {
        return Objects.requireNonNull(known.get(
                new Wanted(tenantId, ids),
                () -> withIds(tenantId, ids).stream().map(Namespace::ref).toList()));
    }

    private List<Namespace> withIds(UUID tenantId, Collection<UUID> ids) {
        return Optional.of(ids)
                .filter(some -> !some.isEmpty())
                .map(some -> entities.createQuery(
                                "SELECT n FROM Namespace n WHERE n.tenantId = :tenant AND n.id IN :ids",
                                Namespace.class)
                        .setParameter("tenant", tenantId)
                        .setParameter("ids", some)
                        .getResultList())
                .orElse(List.of());
    }

    void removeAll(UUID tenantId) {
        entities.createQuery("DELETE FROM Namespace n WHERE n.tenantId = :tenant")
                .setParameter("tenant", tenantId)
                .executeUpdate();
    }

    private record Wanted(UUID tenantId, Set<UUID> ids) {}
}
