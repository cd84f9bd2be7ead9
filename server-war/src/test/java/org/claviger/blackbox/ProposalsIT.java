package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.CreateProposalRequest;
import org.claviger.api.approval.DecideProposalRequest;
import org.claviger.api.approval.ProposalListResponse;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
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
    void what_one_operator_proposes_another_decides_once() {
        OwnTenant tenant = OwnTenant.with(server, "proposals");
        UUID kek = tenant.operator()
                .post(OwnTenant.KEKS, new GenerateKekRequest(null, false), KekResponse.class)
                .id();
        ProposalResponse rejected = tenant.propose(ProposedAction.DESTROY_KEK, kek);
        assertThat(rejected.state()).isEqualTo(ProposalState.OPEN);
        assertThat(rejected.subject())
                .contains("claviger/proposals/2", tenant.kek(kek).keyCheckValue(), "PRE_ACTIVE");
        assertThat(rejected.proposedByName()).isEqualTo("olga");
        assertThat(refusedProposal(tenant, ProposedAction.DESTROY_KEK, kek)).contains("proposed already");

        assertThat(refusal(tenant.operator(), rejected, "accept", ErrorCode.NOT_PERMITTED))
                .contains("his own");
        assertThat(refusal(tenant.operator(), rejected, "reject", ErrorCode.NOT_PERMITTED))
                .contains("withdraw");
        assertThat(refusal(tenant.secondOperator(), rejected, "withdraw", ErrorCode.NOT_PERMITTED))
                .contains("olga");
        assertThat(decide(tenant.secondOperator(), rejected, "reject").state()).isEqualTo(ProposalState.REJECTED);
        assertThat(refusal(tenant.secondOperator(), rejected, "accept", ErrorCode.WRONG_STATE))
                .contains("REJECTED already, by oscar");
        ProposalResponse withdrawn = tenant.propose(ProposedAction.DESTROY_KEK, kek);
        assertThat(decide(tenant.operator(), withdrawn, "withdraw").state()).isEqualTo(ProposalState.WITHDRAWN);
        assertThat(tenant.kek(kek).state()).isEqualTo(KekState.PRE_ACTIVE);

        ProposalResponse accepted = tenant.accept(tenant.propose(ProposedAction.DESTROY_KEK, kek));

        assertThat(accepted.state()).isEqualTo(ProposalState.ACCEPTED);
        assertThat(Objects.requireNonNull(accepted.decision()).byName()).isEqualTo("oscar");
        assertThat(Objects.requireNonNull(accepted.decision()).outcome()).contains("is destroyed");
        assertThat(accepted.subject()).contains("PRE_ACTIVE");
        assertThat(tenant.kek(kek).state()).isEqualTo(KekState.DESTROYED);
        assertThat(refusal(tenant.secondOperator(), accepted, "accept", ErrorCode.WRONG_STATE))
                .contains("ACCEPTED already");
        assertThat(refusedProposal(tenant, ProposedAction.DESTROY_KEK, kek)).contains("destroyed already");
        assertThat(tenant.operator()
                        .get(PROPOSALS + "?filter=KEK", ProposalListResponse.class)
                        .items())
                .extracting(ProposalResponse::state)
                .containsExactly(ProposalState.ACCEPTED, ProposalState.WITHDRAWN, ProposalState.REJECTED);
        assertThat(tenant.operator()
                        .get(
                                PROPOSALS + "?action=DESTROY_KEK&proposedByName=OLG&state=REJECTED&subject=kek",
                                ProposalListResponse.class)
                        .total())
                .isEqualTo(1);
        assertThat(tenant.trail(Action.PROPOSAL_ACCEPTED).get(0).detail()).contains("proposed by olga");
        assertThat(tenant.trail(Action.KEK_DESTROYED)).hasSize(1);
    }

    @Test
    void what_changed_since_it_was_proposed_is_refused_and_the_proposal_stays_open() {
        OwnTenant tenant = OwnTenant.with(server, "proposals-outdated");
        KekResponse active = tenant.keks().get(0);
        KekResponse spare =
                tenant.operator().post(OwnTenant.KEKS, new GenerateKekRequest(null, false), KekResponse.class);
        assertThat(refusedProposal(tenant, ProposedAction.DESTROY_KEK, active.id()))
                .contains("ERASE_TENANT_KEYS");
        assertThat(refusedProposal(tenant, ProposedAction.ERASE_TENANT_KEYS, spare.id()))
                .contains("DESTROY_KEK");
        ProposalResponse proposal = tenant.propose(ProposedAction.DESTROY_KEK, spare.id());
        tenant.kek(spare.id(), "activate");

        assertThat(refusal(tenant.secondOperator(), proposal, "accept", ErrorCode.WRONG_STATE))
                .contains("Rotate");

        ProposalResponse open = tenant.operator().get(PROPOSALS + "/" + proposal.id(), ProposalResponse.class);
        assertThat(open.state()).isEqualTo(ProposalState.OPEN);
        assertThat(open.subject()).contains("ACTIVE").doesNotContain("PRE_ACTIVE");
        assertThat(tenant.kek(spare.id()).state()).isEqualTo(KekState.ACTIVE);
        assertThat(tenant.decrypt(tenant.encrypt(tenant.newKey("key").id(), new byte[1])))
                .hasSize(1);
    }

    @Test
    void what_is_proposed_has_to_be_there() {
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> propose(ProposedAction.DESTROY_KEK, "no longer used"));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> propose(ProposedAction.ERASE_TENANT_KEYS, "no longer used"));
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

    private static ProposalResponse decide(ApiClient who, ProposalResponse proposal, String decision) {
        return who.post(PROPOSALS + "/" + proposal.id() + "/" + decision, null, ProposalResponse.class);
    }

    private static String refusal(ApiClient who, ProposalResponse proposal, String decision, ErrorCode code) {
        return Refusal.of(code, () -> decide(who, proposal, decision)).detail();
    }

    private static String refusedProposal(OwnTenant tenant, ProposedAction action, UUID kek) {
        return Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.propose(action, kek))
                .detail();
    }

    private void propose(ProposedAction action, String reason) {
        operator.post(PROPOSALS, new CreateProposalRequest(action, UUID.randomUUID(), reason), ProposalResponse.class);
    }

    private static String unknown() {
        return PROPOSALS + "/" + UUID.randomUUID();
    }
}
