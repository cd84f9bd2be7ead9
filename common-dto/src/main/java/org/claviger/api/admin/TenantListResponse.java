package org.claviger.api.admin;

import java.util.List;

/**
 * A page of tenants.
 *
 * @param total how many there are on all pages
 */
public record TenantListResponse(List<TenantResponse> items, long total) {
    public TenantListResponse {
        items = List.copyOf(items);
    }
}
