package org.claviger.server.tenant;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Known;

/** The settings of tenants for what every request needs of them, so that it needs no query of its own. */
@ApplicationScoped
public class KnownSettings {
    private static final int MOST = 10_000;

    @Inject
    SettingsOfTenants settings;

    @Inject
    Announcements announcements;

    private Known<UUID, OfTenant> known;

    @PostConstruct
    void prepare() {
        known = Known.rows(announcements, MOST, each -> Set.of(each.tenantId()));
    }

    /** As they are, or were a moment ago. */
    public TenantSettings of(UUID tenantId) {
        return Objects.requireNonNull(known.get(tenantId, () -> new OfTenant(tenantId, settings.of(tenantId))))
                .settings();
    }

    private record OfTenant(UUID tenantId, TenantSettings settings) {}
}
