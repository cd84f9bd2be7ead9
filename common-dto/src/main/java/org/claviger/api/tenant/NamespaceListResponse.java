package org.claviger.api.tenant;

import java.util.List;

/**
 * A page of namespaces.
 *
 * @param total how many there are on all pages
 */
public record NamespaceListResponse(List<NamespaceResponse> items, long total) {
    public NamespaceListResponse {
        items = List.copyOf(items);
    }
}
