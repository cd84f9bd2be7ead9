package org.claviger.api.approval;

import java.util.List;

/**
 * A page of proposals.
 *
 * @param total how many there are on all pages
 */
public record ProposalListResponse(List<ProposalResponse> items, long total) {
    public ProposalListResponse {
        items = List.copyOf(items);
    }
}
