package org.claviger.console.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposalListResponse;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.api.tenant.KekPlace;
import org.claviger.console.common.Session;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProposalsViewModelTest {
    private static final String PROPOSALS = "/api/v1/tenant/proposals";
    private static final UUID ID = UUID.randomUUID();

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final Session session = Sessions.ofOperator(background, server);
    private final ProposalsViewModel model = new ProposalsViewModel(session);
    private final List<ProposalResponse> done = new ArrayList<>();
    private final List<ProposalResponse> tooLate = new ArrayList<>();

    private static ProposalResponse proposal(UUID by, ProposalState state, List<ProposalResponse.Acceptance> accepted) {
        return new ProposalResponse(
                ID,
                ProposedAction.ROTATE_KEK,
                null,
                "A new generation of the KEK in the place PRIMARY",
                Wording.of(ProposalText.NEXT_KEK, KekPlace.PRIMARY),
                List.of(),
                "It is time.",
                state,
                by,
                "nils",
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                accepted,
                state == ProposalState.OPEN
                        ? null
                        : new ProposalResponse.Decision(UUID.randomUUID(), "nina", Instant.EPOCH, null, "done", null),
                null);
    }

    private static ProposalResponse ofOthers(ProposalState state) {
        return proposal(UUID.randomUUID(), state, List.of());
    }

    private void load(ProposalResponse proposal) {
        server.answer("GET " + PROPOSALS, 200, new ProposalListResponse(List.of(proposal), 1));
        model.enter();
        background.work();
    }

    private DecisionForm decide(ProposalResponse proposal, Decision decision) {
        DecisionForm form = model.decision(proposal, decision, done::add, tooLate::add);
        form.noteProperty().set(" Seen on the token. ");
        form.form().goOn();
        background.work();
        return form;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nobody_is_offered_to_accept_his_own_or_what_is_decided() {
        assertThat(model.possible(proposal(session.me().accountId(), ProposalState.OPEN, List.of())))
                .containsExactly(Decision.WITHDRAW);
        assertThat(model.possible(ofOthers(ProposalState.OPEN))).containsExactly(Decision.ACCEPT, Decision.REJECT);
        assertThat(model.possible(ofOthers(ProposalState.EXPIRED))).isEmpty();
    }

    @Test
    void who_has_accepted_can_only_reject() {
        ProposalResponse.Acceptance own =
                new ProposalResponse.Acceptance(session.me().accountId(), "nora", Instant.EPOCH, null);
        assertThat(model.possible(proposal(UUID.randomUUID(), ProposalState.OPEN, List.of(own))))
                .containsExactly(Decision.REJECT);
    }

    @Test
    void an_acceptance_puts_what_became_of_it_into_the_list() {
        ProposalResponse open = ofOthers(ProposalState.OPEN);
        load(open);
        server.answer("POST " + PROPOSALS + "/" + ID + "/accept", 200, ofOthers(ProposalState.ACCEPTED));
        decide(open, Decision.ACCEPT);
        assertThat(done).extracting(ProposalResponse::state).containsExactly(ProposalState.ACCEPTED);
        assertThat(server.body("POST " + PROPOSALS + "/" + ID + "/accept")).contains("\"Seen on the token.\"");
    }

    @Test
    void what_somebody_else_decided_meanwhile_is_told_as_such_and_is_no_error() {
        ProposalResponse open = ofOthers(ProposalState.OPEN);
        load(open);
        server.refuse("POST " + PROPOSALS + "/" + ID + "/accept", ErrorCode.WRONG_STATE);
        server.answer("GET " + PROPOSALS + "/" + ID, 200, ofOthers(ProposalState.REJECTED));
        decide(open, Decision.ACCEPT);
        assertThat(done).isEmpty();
        assertThat(tooLate).hasSize(1);
        assertThat(Objects.requireNonNull(tooLate.get(0).decision()).byName()).isEqualTo("nina");
        assertThat(model.deeds().activity().faultProperty().get()).isNull();
    }

    @Test
    void a_refusal_of_what_is_still_open_is_an_error_and_the_note_stays() {
        ProposalResponse open = ofOthers(ProposalState.OPEN);
        load(open);
        server.refuse("POST " + PROPOSALS + "/" + ID + "/accept", ErrorCode.WRONG_STATE);
        server.answer("GET " + PROPOSALS + "/" + ID, 200, open);
        DecisionForm form = decide(open, Decision.ACCEPT);
        assertThat(tooLate).isEmpty();
        assertThat(model.deeds().activity().faultProperty().get()).isNotNull();
        assertThat(form.noteProperty().get()).contains("Seen");
    }
}
