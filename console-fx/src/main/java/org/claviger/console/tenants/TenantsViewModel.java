package org.claviger.console.tenants;

import java.util.List;
import java.util.concurrent.Callable;
import org.claviger.api.admin.TenantResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;
import org.claviger.console.common.Listing;

/** All tenants of a server. */
public final class TenantsViewModel {
    private final Listing<TenantResponse> tenants;

    /** Loads from {@code source}; a session that is over is told to {@code sessionEnded}. */
    public TenantsViewModel(Background background, Callable<List<TenantResponse>> source, Runnable sessionEnded) {
        tenants = new Listing<>(
                Activity.inSession(background, sessionEnded), source, TenantResponse::id, TenantsViewModel::searchable);
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
