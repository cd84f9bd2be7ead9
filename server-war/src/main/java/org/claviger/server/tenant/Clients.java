package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ClientAccess;
import org.claviger.server.platform.RefusedException;

/** Finds and stores clients. */
@ApplicationScoped
public class Clients {
    @PersistenceContext
    EntityManager entities;

    /** Who this client is, if the secret is right and the client enabled. */
    public Optional<KnownClient> authenticate(UUID id, Secret secret) {
        return find(id).filter(client -> client.accepts(secret)).map(Clients::known);
    }

    /** A client whose tokens are to be served. */
    public Optional<KnownClient> find(UUID id, UUID tenantId) {
        return find(id).filter(client -> client.tenantId().equals(tenantId))
                .filter(Client::enabled)
                .map(Clients::known);
    }

    Client require(UUID id, UUID tenantId) {
        return find(id).filter(client -> client.tenantId().equals(tenantId))
                .orElseThrow(() -> RefusedException.notFound("client"));
    }

    /** The client of a tenant that an OpenID Connect issuer knows by this id; one whose tokens are to be served. */
    public Optional<KnownClient> findByOidcClientId(UUID tenant, String oidcClientId) {
        return entities.createQuery(
                        "SELECT c FROM Client c, Tenant t WHERE c.tenantId = :tenant AND c.oidcClientId = :oidcClientId"
                                + " AND c.enabled = TRUE AND t.id = c.tenantId AND t.suspended = FALSE"
                                + " AND t.deleteAfter IS NULL",
                        Client.class)
                .setParameter("tenant", tenant)
                .setParameter("oidcClientId", oidcClientId)
                .getResultStream()
                .findFirst()
                .map(Clients::known);
    }

    void flush() {
        entities.flush();
    }

    void store(Client client) {
        entities.persist(client);
        entities.flush();
    }

    List<Client> ofTenant(UUID tenantId) {
        return entities.createQuery("SELECT c FROM Client c WHERE c.tenantId = :tenant ORDER BY c.name", Client.class)
                .setParameter("tenant", tenantId)
                .getResultList();
    }

    void removeAll(UUID tenantId) {
        entities.createQuery("DELETE FROM Client c WHERE c.tenantId = :tenant")
                .setParameter("tenant", tenantId)
                .executeUpdate();
    }

    /** Only of a tenant that is active. */
    private Optional<Client> find(UUID id) {
        return entities.createQuery(
                        "SELECT c FROM Client c, Tenant t WHERE c.id = :id AND t.id = c.tenantId"
                                + " AND t.suspended = FALSE AND t.deleteAfter IS NULL",
                        Client.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    private static KnownClient known(Client client) {
        return new KnownClient(client.id(), client.tenantId(), client.name(), new ClientAccess(Set.of(), List.of()));
    }

    /** A client that has authenticated. */
    public record KnownClient(UUID id, UUID tenantId, String name, ClientAccess access) {
        /** As the one who asks now. */
        public Caller caller(String correlationId) {
            return Caller.ofClient(id, name, tenantId, access, correlationId);
        }
    }
}
