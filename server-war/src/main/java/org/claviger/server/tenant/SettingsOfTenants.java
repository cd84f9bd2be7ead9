package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.server.platform.RefusedException;

/** Finds and stores the settings of tenants. */
@ApplicationScoped
public class SettingsOfTenants {
    @PersistenceContext
    EntityManager entities;

    /** As they are at this moment. */
    public TenantSettings of(UUID tenantId) {
        return require(tenantId).settings();
    }

    SettingsOfTenant require(UUID tenantId) {
        return Optional.ofNullable(entities.find(SettingsOfTenant.class, tenantId))
                .orElseThrow(() -> RefusedException.notFound("tenant"));
    }

    void store(SettingsOfTenant settings) {
        entities.persist(settings);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    void removeAll(UUID tenantId) {
        entities.createQuery("DELETE FROM SettingsOfTenant s WHERE s.tenantId = :tenant")
                .setParameter("tenant", tenantId)
                .executeUpdate();
    }
}
