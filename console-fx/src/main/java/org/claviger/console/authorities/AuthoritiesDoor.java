package org.claviger.console.authorities;

import java.util.List;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.ClientAuthorityListResponse;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.UploadClientAuthorityRequest;

/** The server's side of the CAs. Each call blocks. */
record AuthoritiesDoor(ApiClient client) {
    private static final String AUTHORITIES = "/api/v1/tenant/client-authorities";

    List<ClientAuthorityResponse> list() {
        return client.get(AUTHORITIES, ClientAuthorityListResponse.class).items();
    }

    ClientAuthorityResponse upload(UploadClientAuthorityRequest request) {
        return client.post(AUTHORITIES, request, ClientAuthorityResponse.class);
    }

    ClientAuthorityResponse makeBuiltIn() {
        return client.post(AUTHORITIES + "/built-in", null, ClientAuthorityResponse.class);
    }

    ClientAuthorityResponse remove(ClientAuthorityResponse authority) {
        client.delete(AUTHORITIES + "/" + authority.id());
        return authority;
    }
}
