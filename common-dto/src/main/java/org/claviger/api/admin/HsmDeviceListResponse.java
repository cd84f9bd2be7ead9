package org.claviger.api.admin;

import java.util.List;

/**
 * A page of them.
 *
 * @param total how many there are on all pages
 */
public record HsmDeviceListResponse(List<HsmDeviceResponse> items, long total) {
    public HsmDeviceListResponse {
        items = List.copyOf(items);
    }
}
