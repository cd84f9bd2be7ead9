package org.claviger.api.tenant;

import java.util.List;

/** The tenant's proposals, the newest first. */
public record ProposalListResponse(List<ProposalResponse> items) {
    public ProposalListResponse {
        items = List.copyOf(items);
    }
}
