package org.claviger.api.admin;

import java.util.List;

/** All of them, by name. */
public record TenantListResponse(List<TenantResponse> items) {
    public TenantListResponse {
        items = List.copyOf(items);
    }
}
