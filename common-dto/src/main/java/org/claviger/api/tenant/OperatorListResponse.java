package org.claviger.api.tenant;

import java.util.List;

/** All operators of the tenant, by username. */
public record OperatorListResponse(List<OperatorResponse> items) {
    public OperatorListResponse {
        items = List.copyOf(items);
    }
}
