package org.claviger.api.tenant;

import java.util.List;

/** All clients of the tenant, by name. */
public record ClientListResponse(List<ClientResponse> items) {
    public ClientListResponse {
        items = List.copyOf(items);
    }
}
