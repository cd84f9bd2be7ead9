package org.claviger.api.tenant;

import java.util.List;

/**
 * A page of the tenant's clients.
 *
 * @param total how many there are on all pages
 */
public record ClientListResponse(List<ClientResponse> items, long total) {
    public ClientListResponse {
        items = List.copyOf(items);
    }
}
