package org.claviger.api.admin;

import java.util.List;

/**
 * A page of them.
 *
 * @param total how many there are on all pages
 */
public record HsmProfileListResponse(List<HsmProfileResponse> items, long total) {
    public HsmProfileListResponse {
        items = List.copyOf(items);
    }
}
