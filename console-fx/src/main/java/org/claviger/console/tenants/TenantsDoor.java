package org.claviger.console.tenants;

import java.util.List;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.LinkHsmProfileRequest;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.Slice;

/** The server's tenants. Every call blocks. */
record TenantsDoor(ApiClient client) {
    private static final String TENANTS = "/api/v1/admin/tenants";

    Slice<TenantResponse> list(PageRequest wanted) {
        TenantListResponse page = client.get(wanted.on(TENANTS), TenantListResponse.class);
        return new Slice<>(page.items(), page.total());
    }

    List<HsmProfileResponse> profiles() {
        return client.get("/api/v1/admin/hsm-profiles?limit=1000&sort=name", HsmProfileListResponse.class)
                .items();
    }

    TenantResponse create(CreateTenantRequest request) {
        return client.post(TENANTS, request, TenantResponse.class);
    }

    /** Makes the first operators; their initial passwords are shown this once. */
    List<IssuedCredential> createOperators(TenantResponse tenant, CreateOperatorsRequest request) {
        return client.post(path(tenant) + "/operators", request, OperatorCredentialsResponse.class).operators().stream()
                .map(made -> new IssuedCredential(
                        made.accountId(), made.username(), made.initialPassword(), made.expiresAt()))
                .toList();
    }

    TenantResponse link(TenantResponse tenant, HsmProfileResponse profile) {
        return client.put(path(tenant) + "/hsm-profile", new LinkHsmProfileRequest(profile.id()), TenantResponse.class);
    }

    TenantResponse linkFailover(TenantResponse tenant, HsmProfileResponse profile) {
        return client.put(
                path(tenant) + "/failover-hsm-profile", new LinkHsmProfileRequest(profile.id()), TenantResponse.class);
    }

    TenantResponse unlinkFailover(TenantResponse tenant) {
        return client.delete(path(tenant) + "/failover-hsm-profile", TenantResponse.class);
    }

    TenantResponse suspend(TenantResponse tenant) {
        return client.post(path(tenant) + "/suspend", null, TenantResponse.class);
    }

    TenantResponse resume(TenantResponse tenant) {
        return client.post(path(tenant) + "/resume", null, TenantResponse.class);
    }

    TenantResponse restore(TenantResponse tenant) {
        return client.post(path(tenant) + "/restore", null, TenantResponse.class);
    }

    TenantResponse delete(TenantResponse tenant) {
        return client.delete(path(tenant), TenantResponse.class);
    }

    private static String path(TenantResponse tenant) {
        return TENANTS + "/" + tenant.id();
    }
}
