package org.claviger.console.proposals;

import java.util.UUID;
import org.claviger.api.approval.DecideProposalRequest;
import org.claviger.api.approval.ProposalListResponse;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.Role;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of proposals. Each call blocks.
 *
 * @param proposals path of those of admins, or of the tenant's operators
 */
record ProposalsDoor(ApiClient client, String proposals) {
    static ProposalsDoor of(ApiClient client, Role role) {
        return new ProposalsDoor(client, role == Role.ADMIN ? "/api/v1/admin/proposals" : "/api/v1/tenant/proposals");
    }

    Slice<ProposalResponse> list(PageRequest wanted) {
        ProposalListResponse page = client.get(wanted.on(proposals), ProposalListResponse.class);
        return new Slice<>(page.items(), page.total());
    }

    ProposalResponse get(UUID id) {
        return client.get(proposals + "/" + id, ProposalResponse.class);
    }

    ProposalResponse decide(UUID id, Decision decision, @Nullable String note) {
        Object body = decision == Decision.WITHDRAW ? null : new DecideProposalRequest(note);
        return client.post(proposals + "/" + id + "/" + decision.path(), body, ProposalResponse.class);
    }
}
