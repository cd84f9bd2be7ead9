package org.claviger.console.proposals;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.auth.Permission;
import org.claviger.api.client.ApiException;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** Proposals of admins, or of a tenant's operators, and the decisions about them. */
public final class ProposalsViewModel implements ScreenModel {
    private final Session session;
    private final ProposalsDoor door;
    private final PagedListing<ProposalResponse> proposals;
    private final Deeds deeds;

    /** Those among people of the kind of who is signed in. */
    public ProposalsViewModel(Session session) {
        this.session = session;
        this.door = ProposalsDoor.of(session.client(), session.me().role());
        proposals = new PagedListing<>(session.background(), session.activity(), door::list, ProposalResponse::id);
        deeds = new Deeds(session, proposals);
    }

    @Override
    public void enter() {
        proposals.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
    }

    /** What this person can try with a proposal. Whether it holds is for the server to say. */
    Set<Decision> possible(ProposalResponse proposal) {
        if (proposal.state() != ProposalState.OPEN || !session.may(Permission.DECIDE_PROPOSALS)) {
            return Set.of();
        }
        if (isOwn(proposal)) {
            return EnumSet.of(Decision.WITHDRAW);
        }
        boolean hasAccepted = proposal.acceptances().stream()
                .anyMatch(acceptance -> acceptance.by().equals(me()));
        return hasAccepted ? EnumSet.of(Decision.REJECT) : EnumSet.of(Decision.ACCEPT, Decision.REJECT);
    }

    boolean isOwn(ProposalResponse proposal) {
        return proposal.proposedBy().equals(me());
    }

    private UUID me() {
        return session.me().accountId();
    }

    /**
     * A form for a decision. {@code done} gets the proposal as it is afterwards; {@code tooLate} gets it as it is, if somebody
     * else has decided it meanwhile.
     */
    DecisionForm decision(
            ProposalResponse proposal,
            Decision decision,
            Consumer<ProposalResponse> done,
            Consumer<ProposalResponse> tooLate) {
        return new DecisionForm(
                proposal,
                decision,
                deeds.activity(),
                filled -> deeds.start(() -> decide(filled), outcome -> {
                    Decided decided = outcome.result();
                    if (decided == null) {
                        return;
                    }
                    proposals.replace(decided.proposal());
                    (decided.inTime() ? done : tooLate).accept(decided.proposal());
                }));
    }

    private Decided decide(DecisionForm filled) {
        UUID id = filled.proposal().id();
        try {
            return new Decided(door.decide(id, filled.decision(), filled.noteOrNone()), true);
        } catch (ApiException e) {
            ProposalResponse now = e.problem().code() == ErrorCode.WRONG_STATE ? door.get(id) : filled.proposal();
            // Still open: it was refused for another reason, which the refusal says.
            if (now.state() == ProposalState.OPEN) {
                throw e;
            }
            return new Decided(now, false);
        }
    }

    PagedListing<ProposalResponse> proposals() {
        return proposals;
    }

    Deeds deeds() {
        return deeds;
    }

    Session session() {
        return session;
    }

    private record Decided(ProposalResponse proposal, boolean inTime) {}
}
