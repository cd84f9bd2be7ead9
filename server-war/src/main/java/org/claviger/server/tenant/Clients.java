package org.claviger.server.tenant;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ClientAccess;
import org.claviger.server.platform.Known;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Listings;
import org.claviger.server.platform.Listings.Column;
import org.claviger.server.platform.Narrowing;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RandomSecrets;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.WithoutWaiting;
import org.jspecify.annotations.Nullable;

/** Finds and stores clients. */
@ApplicationScoped
public class Clients {
    private static final Listings<Client> LISTINGS = new Listings<>(
            Client.class,
            "e.tenantId = :tenant",
            List.of(
                    new Column("name", "LOWER(e.name)"),
                    new Column("enabled", "e.enabled"),
                    new Column("createdAt", "e.createdAt")),
            List.of("e.name", "e.description", "e.oidcClientId"),
            List.of(
                    Narrowing.text("name", "e.name"),
                    Narrowing.text("description", "e.description"),
                    Narrowing.choice("enabled", Map.of("true", "e.enabled = TRUE", "false", "e.enabled = FALSE")),
                    Narrowing.from("createdFrom", "e.createdAt"),
                    Narrowing.to("createdTo", "e.createdAt")));

    /** Of enabled clients, and of tenants that are neither suspended nor being deleted. */
    private static final String SERVED =
            " AND c.enabled = TRUE AND t.id = c.tenantId AND t.suspended = FALSE AND t.deleteAfter IS NULL";

    private static final int MOST_KNOWN = 10_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    KnownAccess accesses;

    @Inject
    SecretUses uses;

    @Inject
    Announcements announcements;

    private Known<UUID, KnownClient> known;

    @PostConstruct
    void prepare() {
        known = Known.rows(announcements, MOST_KNOWN, client -> Set.of(client.id(), client.tenantId()));
    }

    /** Who this client is, if one of its secrets is right and the client enabled. */
    public Optional<KnownClient> authenticate(UUID id, Secret secret) {
        WithoutWaiting.endsHere();
        Instant now = Instant.now();
        byte[] hash = RandomSecrets.hash(secret);
        return entities.createQuery(
                        "SELECT s, c FROM ClientSecret s, Client c, Tenant t WHERE c.id = :id AND s.clientId = c.id"
                                + SERVED,
                        Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .filter(row -> ((ClientSecret) row[0]).accepts(hash, now))
                .findFirst()
                .map(row -> {
                    uses.note(((ClientSecret) row[0]).id(), now);
                    return known((Client) row[1]);
                });
    }

    /** A client whose tokens are to be served. */
    public Optional<KnownClient> find(UUID id, UUID tenantId) {
        return Optional.ofNullable(known.get(id, () -> look(id, tenantId)))
                .filter(client -> client.tenantId().equals(tenantId));
    }

    private @Nullable KnownClient look(UUID id, UUID tenantId) {
        return served(tenantId, " AND c.id = :id")
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(this::known)
                .orElse(null);
    }

    /** The client that a trusted OpenID Connect issuer means by an authorized party, if it is enabled. */
    public Optional<KnownClient> ofAuthorizedParty(String oidcClientId, UUID tenantId) {
        return served(tenantId, " AND c.oidcClientId = :party")
                .setParameter("party", oidcClientId)
                .getResultStream()
                .findFirst()
                .map(this::known);
    }

    Client require(UUID id, UUID tenantId) {
        return first(query(tenantId, " AND c.id = :id").setParameter("id", id));
    }

    /** The row stays locked until the transaction ends. */
    Client requireLocked(UUID id, UUID tenantId) {
        return first(
                query(tenantId, " AND c.id = :id").setParameter("id", id).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    /** Even if it was enabled once and isn't now. */
    Optional<Client> withAuthorizedParty(String oidcClientId, UUID tenantId) {
        return query(tenantId, " AND c.oidcClientId = :party")
                .setParameter("party", oidcClientId)
                .getResultStream()
                .findFirst();
    }

    Optional<Client> withId(UUID id, UUID tenantId) {
        return query(tenantId, " AND c.id = :id")
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    Optional<Client> named(String name, UUID tenantId) {
        return query(tenantId, " AND c.name = :name")
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** True if any has this namespace. */
    boolean areIn(UUID tenantId, UUID namespace) {
        return !query(tenantId, " AND c.namespaces LIKE :namespace")
                .setParameter("namespace", "%" + namespace + "%")
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    Page<Client> page(UUID tenantId, ListQuery wanted) {
        return LISTINGS.page(entities, wanted, Map.of("tenant", tenantId));
    }

    void flush() {
        entities.flush();
    }

    void store(Client client) {
        entities.persist(client);
        entities.flush();
    }

    void remove(Client client) {
        entities.remove(client);
        entities.flush();
    }

    void removeAll(UUID tenantId) {
        entities.createQuery("DELETE FROM Client c WHERE c.tenantId = :tenant")
                .setParameter("tenant", tenantId)
                .executeUpdate();
    }

    private TypedQuery<Client> served(UUID tenantId, String condition) {
        return entities.createQuery(
                        "SELECT c FROM Client c, Tenant t WHERE c.tenantId = :tenant" + SERVED + condition,
                        Client.class)
                .setParameter("tenant", tenantId);
    }

    private TypedQuery<Client> query(UUID tenantId, String condition) {
        return entities.createQuery("SELECT c FROM Client c WHERE c.tenantId = :tenant" + condition, Client.class)
                .setParameter("tenant", tenantId);
    }

    private static Client first(TypedQuery<Client> query) {
        return query.getResultStream().findFirst().orElseThrow(() -> RefusedException.notFound("client"));
    }

    private KnownClient known(Client client) {
        KnownAccess.Read read = accesses.of(client);
        return new KnownClient(client.id(), client.tenantId(), client.name(), read.access(), read.networks());
    }

    /** A client that has authenticated, if only it {@link #admits} where it connects from. */
    public record KnownClient(UUID id, UUID tenantId, String name, ClientAccess access, List<SourceNetwork> networks) {
        /**
         * True if the client may connect from there.
         *
         * @param address of the other end of the connection
         */
        public boolean admits(String address) {
            return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address));
        }

        /** As the one who asks now. */
        public Caller caller(String correlationId) {
            return Caller.ofClient(id, name, tenantId, access, correlationId);
        }
    }
}
