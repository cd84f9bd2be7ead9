package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.claviger.api.tenant.TenantSettings;

/** The settings of tenants for what every request needs of them: up to two seconds old, so that it needs no query of its own. */
@ApplicationScoped
public class KnownSettings {
    private static final long KNOWN_FOR = Duration.ofSeconds(2).toNanos();

    @Inject
    SettingsOfTenants settings;

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    /** Asks the database now and then; meanwhile, and while one caller asks, all others get what was known. */
    public TenantSettings of(UUID tenantId) {
        Known now = known.get(tenantId);
        if (now == null) {
            return look(tenantId);
        }
        if (System.nanoTime() - now.asOf() < KNOWN_FOR || !now.asked().compareAndSet(false, true)) {
            return now.settings();
        }
        try {
            return look(tenantId);
        } finally {
            now.asked().set(false);
        }
    }

    private TenantSettings look(UUID tenantId) {
        TenantSettings newest = settings.of(tenantId);
        known.put(tenantId, new Known(newest, System.nanoTime(), new AtomicBoolean()));
        return newest;
    }

    private record Known(TenantSettings settings, long asOf, AtomicBoolean asked) {}
}
