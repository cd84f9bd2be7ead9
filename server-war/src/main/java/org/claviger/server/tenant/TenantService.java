package org.claviger.server.tenant;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.admin.ChangeTenantRequest;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.tenant.KekPolicy;
import org.claviger.api.tenant.NamespaceRequest;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.server.account.AccountService;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.hsm.HsmProfiles;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Page;
import org.jspecify.annotations.Nullable;

/** What admins do with tenants. Each method is one transaction. */
@Stateless
public class TenantService {
    @Inject
    Tenants tenants;

    @Inject
    HsmProfiles profiles;

    @Inject
    Namespaces namespaces;

    @Inject
    SettingsOfTenants settings;

    @Inject
    AccountService accounts;

    @Inject
    Event<FailoverUnlinked> unlinked;

    @Inject
    AuditTrail audit;

    /** Makes a tenant, linked to an HSM profile at once if one is named. */
    public TenantResponse create(Caller admin, CreateTenantRequest request) {
        Tenant tenant = new Tenant(request.name(), request.displayName());
        if (request.hsmProfileId() != null) {
            profiles.nameOf(request.hsmProfileId());
            tenant.link(request.hsmProfileId());
        }
        Database.storeNamed(() -> tenants.store(tenant), "There is a tenant \"" + request.name() + "\" already.");
        namespaces.store(new Namespace(tenant.id(), new NamespaceRequest(Namespace.DEFAULT, null)));
        settings.store(new SettingsOfTenant(tenant.id(), TenantSettings.UNBOUNDED));
        audit.record(admin, Action.TENANT_CREATED, tenant.id(), tenant.name());
        return response(tenant);
    }

    /** Lets an HSM profile serve a tenant: its next KEK is made there. */
    public TenantResponse link(Caller admin, UUID tenantId, UUID profileId) {
        Tenant tenant = tenants.require(tenantId);
        String profileName = profiles.nameOf(profileId);
        tenant.link(profileId);
        audit.record(admin, Action.HSM_PROFILE_LINKED, tenantId, profileName);
        return response(tenant);
    }

    /**
     * Lets a second profile serve a tenant while the first one's token is away; or none. The tenant's operators then have a
     * KEK made there, under which all of its material is sealed as well; if it is none any more, that KEK is retired.
     */
    public TenantResponse linkFailover(Caller admin, UUID tenantId, @Nullable UUID profileId) {
        Tenant tenant = tenants.require(tenantId);
        String profileName = profileId == null ? "none" : profiles.nameOf(profileId);
        tenant.linkFailover(profileId);
        if (profileId == null) {
            unlinked.fire(new FailoverUnlinked(tenantId));
        }
        audit.record(admin, Action.HSM_PROFILE_LINKED, tenantId, "failover: " + profileName);
        return response(tenant);
    }

    /** How long the tenant's KEKs may seal. */
    public KekPolicy kekPolicy(Caller operator) {
        return new KekPolicy(
                tenants.require(operator.tenant()).kekCryptoperiodDays().orElse(null));
    }

    public KekPolicy setKekPolicy(Caller operator, KekPolicy policy) {
        tenants.require(operator.tenant()).setKekCryptoperiodDays(policy.cryptoperiodDays());
        audit.record(
                operator,
                Action.KEK_POLICY_CHANGED,
                operator.tenant(),
                policy.cryptoperiodDays() == null
                        ? "no scheduled rotation"
                        : "cryptoperiod of " + policy.cryptoperiodDays() + " days");
        return policy;
    }

    /** Gives a tenant its first operators. */
    public OperatorCredentialsResponse createOperators(Caller admin, UUID tenantId, CreateOperatorsRequest request) {
        tenants.require(tenantId).requireNotDeleted();
        return accounts.createOperators(admin, tenantId, request);
    }

    public TenantResponse get(UUID tenantId) {
        return response(tenants.require(tenantId));
    }

    public TenantListResponse list(ListQuery wanted) {
        Page<Tenant> page = tenants.page(wanted);
        return new TenantListResponse(page.items().stream().map(this::response).toList(), page.total());
    }

    public TenantResponse change(Caller admin, UUID tenantId, ChangeTenantRequest request, @Nullable IfMatch seen) {
        Tenant tenant = tenants.require(tenantId);
        IfMatch.require(seen, tenant.revision());
        tenant.requireNotDeleted();
        tenant.describe(request.displayName());
        return changed(admin, tenant, Action.TENANT_CHANGED);
    }

    /** Refuses all of its clients from now on; nothing is lost. */
    public TenantResponse suspend(Caller admin, UUID tenantId) {
        Tenant tenant = tenants.require(tenantId);
        tenant.suspend();
        return changed(admin, tenant, Action.TENANT_SUSPENDED);
    }

    public TenantResponse resume(Caller admin, UUID tenantId) {
        Tenant tenant = tenants.require(tenantId);
        tenant.resume();
        return changed(admin, tenant, Action.TENANT_RESUMED);
    }

    /** Takes a deletion back whose waiting time is not over. */
    public TenantResponse restore(Caller admin, UUID tenantId) {
        Tenant tenant = tenants.require(tenantId);
        tenant.takeDeletionBack();
        return changed(admin, tenant, Action.TENANT_DELETION_TAKEN_BACK);
    }

    private TenantResponse changed(Caller admin, Tenant tenant, Action action) {
        tenants.flush();
        audit.record(admin, action, tenant.id(), tenant.name());
        audit.ofServer(tenant.id(), action, tenant.id(), "by admin " + admin.name());
        return response(tenant);
    }

    private TenantResponse response(Tenant tenant) {
        return new TenantResponse(
                tenant.id(),
                tenant.name(),
                tenant.displayName(),
                tenant.hsmProfileId().orElse(null),
                tenant.hsmProfileId().map(profiles::nameOf).orElse(null),
                tenant.failoverProfileId().orElse(null),
                tenant.failoverProfileId().map(profiles::nameOf).orElse(null),
                accounts.countOperatorsOf(tenant.id()),
                tenant.state(),
                tenant.deleteAfter().orElse(null),
                tenant.createdAt(),
                tenant.revision());
    }
}
