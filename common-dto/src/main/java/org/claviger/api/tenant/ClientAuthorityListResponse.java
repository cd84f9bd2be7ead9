package org.claviger.api.tenant;

import java.util.List;

/** All CAs of the tenant, by name. */
public record ClientAuthorityListResponse(List<ClientAuthorityResponse> items) {
    public ClientAuthorityListResponse {
        items = List.copyOf(items);
    }
}
