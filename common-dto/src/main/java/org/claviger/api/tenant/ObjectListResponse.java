package org.claviger.api.tenant;

import java.util.List;
import org.claviger.api.crypto.ObjectResponse;

/**
 * A page of the tenant's managed objects, as operators see them: attributes, never material.
 *
 * @param total how many there are on all pages
 */
public record ObjectListResponse(List<ObjectResponse> items, long total) {
    public ObjectListResponse {
        items = List.copyOf(items);
    }
}
