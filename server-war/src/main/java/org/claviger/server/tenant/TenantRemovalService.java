package org.claviger.server.tenant;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claviger.api.admin.TenantState;
import org.claviger.server.account.AccountService;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;

/** Removes tenants whose waiting time is over. Each method is one transaction. */
@Stateless
public class TenantRemovalService {
    @Inject
    Tenants tenants;

    @Inject
    Clients clients;

    @Inject
    ClientAuthorities authorities;

    @Inject
    Namespaces namespaces;

    @Inject
    SettingsOfTenants settings;

    @Inject
    AccountService accounts;

    @Inject
    Event<TenantRemoved> removed;

    @Inject
    AuditTrail audit;

    public List<UUID> due() {
        return tenants.dueForDeletion(Instant.now());
    }

    /**
     * Removes a tenant, unless its deletion was taken back at the last moment. If its HSM does not answer nothing is removed,
     * and it is tried again later.
     */
    public void remove(UUID tenantId) {
        Tenant tenant = tenants.requireLocked(tenantId);
        if (tenant.state() != TenantState.DELETING) {
            return;
        }
        removed.fire(new TenantRemoved(tenantId));
        clients.removeAll(tenantId);
        authorities.removeAll(tenantId);
        namespaces.removeAll(tenantId);
        settings.removeAll(tenantId);
        accounts.removeAllOfTenant(tenantId);
        tenant.becomeDeleted(Instant.now());
        audit.ofServer(null, Action.TENANT_DELETED, tenantId, tenant.name());
        audit.ofServer(tenantId, Action.TENANT_DELETED, tenantId, tenant.name());
    }
}
