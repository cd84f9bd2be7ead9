package org.claviger.api.admin;

import java.util.List;

/** All of them, by name. */
public record HsmProfileListResponse(List<HsmProfileResponse> items) {
    public HsmProfileListResponse {
        items = List.copyOf(items);
    }
}
