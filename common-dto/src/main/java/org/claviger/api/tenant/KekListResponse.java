package org.claviger.api.tenant;

import java.util.List;

/** All generations, the newest first. */
public record KekListResponse(List<KekResponse> items) {
    public KekListResponse {
        items = List.copyOf(items);
    }
}
