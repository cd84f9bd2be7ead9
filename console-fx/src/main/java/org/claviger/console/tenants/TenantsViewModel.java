package org.claviger.console.tenants;

import java.util.List;
import java.util.concurrent.Callable;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.console.common.Listing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** All tenants of a server. */
public final class TenantsViewModel implements ScreenModel {
    private final Listing<TenantResponse> tenants;

    /** The tenants of the server at which somebody is signed in. */
    public TenantsViewModel(Session session) {
        this(
                session,
                () -> session.client()
                        .get("/api/v1/admin/tenants", TenantListResponse.class)
                        .items());
    }

    TenantsViewModel(Session session, Callable<List<TenantResponse>> source) {
        tenants = new Listing<>(session.activity(), source, TenantResponse::id, TenantsViewModel::searchable);
    }

    @Override
    public void enter() {
        tenants.reload();
    }

    @Override
    public void leave() {
        tenants.activity().cancel();
    }

    private static String searchable(TenantResponse tenant) {
        return String.join(
                " ",
                tenant.name(),
                tenant.displayName(),
                profile(tenant),
                tenant.id().toString());
    }

    /** The name of the linked HSM profile; empty if none is. */
    static String profile(TenantResponse tenant) {
        return tenant.hsmProfileName() == null ? "" : tenant.hsmProfileName();
    }

    /** The tenants. */
    public Listing<TenantResponse> tenants() {
        return tenants;
    }
}
