package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.CreateProposalRequest;
import org.claviger.api.tenant.DecideProposalRequest;
import org.claviger.api.tenant.ProposalListResponse;
import org.claviger.api.tenant.ProposalResponse;
import org.claviger.api.tenant.ProposedAction;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class ProposalsIT {
    private static final String PROPOSALS = "/api/v1/tenant/proposals";

    private final RunningServer.Handle server;
    private final ApiClient operator;

    ProposalsIT(RunningServer.Handle server) {
        this.server = server;
        this.operator = server.operator("north");
    }

    @Test
    void what_the_server_can_not_carry_out_is_not_proposed() {
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> propose(ProposedAction.DESTROY_KEK, "no longer used"));
    }

    @Test
    void a_proposal_has_a_reason_of_bounded_length() {
        assertThat(Refusal.of(ErrorCode.INVALID_REQUEST, () -> propose(ProposedAction.DESTROY_KEK, " "))
                        .detail())
                .contains("reason");
        assertThat(Refusal.of(ErrorCode.INVALID_REQUEST, () -> propose(ProposedAction.DESTROY_KEK, "x".repeat(501)))
                        .detail())
                .contains("reason");
    }

    @Test
    void a_note_is_of_bounded_length() {
        DecideProposalRequest tooLong = new DecideProposalRequest("x".repeat(501));

        assertThat(Refusal.of(
                                ErrorCode.INVALID_REQUEST,
                                () -> operator.post(unknown() + "/accept", tooLong, ProposalResponse.class))
                        .detail())
                .contains("note");
    }

    @Test
    void an_unknown_one_is_not_found() {
        DecideProposalRequest request = new DecideProposalRequest("why not");

        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> operator.get(unknown(), ProposalResponse.class));
        for (String decision : new String[] {"/accept", "/reject"}) {
            Refusal.of(
                    ErrorCode.OBJECT_NOT_FOUND,
                    () -> operator.post(unknown() + decision, request, ProposalResponse.class));
            Refusal.of(
                    ErrorCode.OBJECT_NOT_FOUND,
                    () -> operator.post(unknown() + decision, null, ProposalResponse.class));
        }
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND, () -> operator.post(unknown() + "/withdraw", null, ProposalResponse.class));
    }

    @Test
    void a_list_is_bounded_by_a_state_that_there_is() {
        assertThat(operator.get(PROPOSALS + "?state=WITHDRAWN", ProposalListResponse.class)
                        .items())
                .isEmpty();
        Refusal.of(
                ErrorCode.INVALID_REQUEST, () -> operator.get(PROPOSALS + "?state=DONE", ProposalListResponse.class));
    }

    @Test
    void they_are_for_operators_alone() {
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> server.admin().get(PROPOSALS, ProposalListResponse.class));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> server.client("north").get(PROPOSALS, ProposalListResponse.class));
    }

    private void propose(ProposedAction action, String reason) {
        operator.post(PROPOSALS, new CreateProposalRequest(action, UUID.randomUUID(), reason), ProposalResponse.class);
    }

    private static String unknown() {
        return PROPOSALS + "/" + UUID.randomUUID();
    }
}
