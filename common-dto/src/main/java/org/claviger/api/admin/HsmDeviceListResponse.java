package org.claviger.api.admin;

import java.util.List;

/** All of them, by name. */
public record HsmDeviceListResponse(List<HsmDeviceResponse> items) {
    public HsmDeviceListResponse {
        items = List.copyOf(items);
    }
}
