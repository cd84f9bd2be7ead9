package org.claviger.server.tenant;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.claviger.api.ApiJson;
import org.claviger.api.tenant.TenantSettings;

/** The settings of a tenant as they are stored: each tenant has them. */
@Entity
@Table(name = "tenant_settings")
public class SettingsOfTenant {
    private static final Jsonb JSON = JsonbBuilder.create(ApiJson.strict());

    @Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    private String settings;

    @Version
    private long revision;

    protected SettingsOfTenant() {} // JPA

    SettingsOfTenant(UUID tenantId, TenantSettings settings) {
        this.tenantId = tenantId;
        become(settings);
    }

    final void become(TenantSettings others) {
        settings = JSON.toJson(others);
    }

    TenantSettings settings() {
        return JSON.fromJson(settings, TenantSettings.class);
    }

    UUID tenantId() {
        return tenantId;
    }

    long revision() {
        return revision;
    }
}
