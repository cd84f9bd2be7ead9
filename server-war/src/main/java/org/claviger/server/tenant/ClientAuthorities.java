package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.server.platform.RefusedException;

/** Finds and stores the CAs of tenants. */
@ApplicationScoped
class ClientAuthorities {
    @PersistenceContext
    EntityManager entities;

    void store(ClientAuthority authority) {
        entities.persist(authority);
        entities.flush();
    }

    /** Removes one, with all that it leads to. */
    void remove(ClientAuthority authority) {
        entities.remove(authority);
        entities.flush();
    }

    ClientAuthority require(UUID id, UUID tenantId) {
        return Optional.ofNullable(entities.find(ClientAuthority.class, id))
                .filter(authority -> authority.tenantId().equals(tenantId))
                .orElseThrow(() -> RefusedException.notFound("CA"));
    }

    List<ClientAuthority> ofTenant(UUID tenantId) {
        return entities.createQuery(
                        "SELECT a FROM ClientAuthority a WHERE a.tenantId = :tenant ORDER BY a.name",
                        ClientAuthority.class)
                .setParameter("tenant", tenantId)
                .getResultList();
    }

    /** The built-in ones of all tenants. */
    List<ClientAuthority> allBuiltIn() {
        return entities.createQuery(
                        "SELECT a FROM ClientAuthority a WHERE a.sealedKey IS NOT NULL", ClientAuthority.class)
                .getResultList();
    }

    /** True if the public key is that of any tenant's own CA. */
    boolean isBuiltIn(String keyId) {
        return !entities.createQuery(
                        "SELECT a.id FROM ClientAuthority a WHERE a.keyId = :key AND a.sealedKey IS NOT NULL",
                        UUID.class)
                .setParameter("key", keyId)
                .getResultList()
                .isEmpty();
    }

    void removeAll(UUID tenantId) {
        entities.createQuery("DELETE FROM ClientAuthority a WHERE a.tenantId = :tenant")
                .setParameter("tenant", tenantId)
                .executeUpdate();
    }
}
