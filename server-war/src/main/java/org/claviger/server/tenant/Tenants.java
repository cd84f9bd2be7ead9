package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/** Finds and stores tenants. */
@ApplicationScoped
public class Tenants {
    @PersistenceContext
    EntityManager entities;

    /** The tenant that operators name when they sign in. */
    public Optional<UUID> idOfActive(String name) {
        return entities.createQuery("SELECT t.id FROM Tenant t WHERE t.name = :name", UUID.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
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
                .filter(tenant -> tenant.kekCryptoperiodDays().isPresent())
                .collect(Collectors.toMap(
                        Tenant::id,
                        tenant -> Duration.ofDays(tenant.kekCryptoperiodDays().orElseThrow())));
    }

    void store(Tenant tenant) {
        entities.persist(tenant);
        entities.flush();
    }

    Tenant require(UUID id) {
        return Optional.ofNullable(entities.find(Tenant.class, id))
                .orElseThrow(() -> RefusedException.notFound("tenant"));
    }

    List<Tenant> all() {
        return entities.createQuery("SELECT t FROM Tenant t ORDER BY t.name", Tenant.class)
                .getResultList();
    }
}
