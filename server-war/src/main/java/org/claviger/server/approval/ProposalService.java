package org.claviger.server.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.CreateProposalRequest;
import org.claviger.api.approval.DecideProposalRequest;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalListResponse;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.approval.ProposedRequests.Bound;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.DatabaseTime;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/** What people do with proposals, admins and the operators of a tenant each among themselves. Each method is one transaction. */
@Stateless
public class ProposalService {
    @Inject
    Proposals proposals;

    @Inject
    ProposedRequests requests;

    @Inject
    ApprovedActions actions;

    @Inject
    ApprovalPolicyService policy;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    /**
     * Carries an action out, or proposes it if the policy wants others to accept it first.
     *
     * @param objectId what it is about; absent if that is to be made
     * @param request of the type that the action takes
     * @param reason for those who decide
     * @param seen the revision of the object that the caller has looked at
     */
    public Submission submit(
            Caller caller,
            ProposedAction action,
            @Nullable UUID objectId,
            Object request,
            @Nullable String reason,
            @Nullable IfMatch seen) {
        Approved<?> approved = actions.require(action);
        approved.revision(caller.scope(), objectId).ifPresent(current -> IfMatch.require(seen, current));
        Bound<?> bound = ProposedRequests.bind(approved, objectId, request);
        bound.check(caller);
        int required = bound.needsApproval(caller) ? policy.acceptancesFor(caller, action) : 0;
        if (required > 0) {
            return new Submission(propose(caller, bound, required, reason), null);
        }
        Approval approval = new Approval(null, caller.name(), reason);
        return new Submission(null, bound.carryOut(caller, approval).answer());
    }

    /** Proposes what naming the object says all of. If the policy wants nobody else, it is carried out at once. */
    public ProposalResponse create(Caller caller, CreateProposalRequest request) {
        Approved<?> approved = actions.require(request.action());
        if (approved.requestType() != NoDetails.class) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    request.action() + " takes details. Ask for it by its own resource; that proposes it, if need be.");
        }
        Bound<?> bound = ProposedRequests.bind(approved, request.objectId(), NoDetails.INSTANCE);
        bound.check(caller);
        int required = policy.acceptancesFor(caller, request.action());
        if (required > 0) {
            return propose(caller, bound, required, request.reason());
        }
        Instant now = DatabaseTime.now();
        Proposal proposal =
                new Proposal(caller, draft(caller, bound, request.reason()), 0, now, settings.proposalLifetime());
        proposal.acceptAtOnce(caller, now);
        Carried carried = bound.carryOut(caller, proposal.approval());
        proposal.carriedOut(carried.outcome());
        proposals.store(proposal);
        return response(proposal, carried.credential(), now);
    }

    public ProposalResponse get(Caller caller, UUID id) {
        return response(proposals.require(caller.scope(), id), null, DatabaseTime.now());
    }

    /** How many wait for a decision. */
    public long countOpen(Caller caller) {
        return proposals
                .page(caller.scope(), ProposalState.OPEN, ListQuery.first(1), DatabaseTime.now())
                .total();
    }

    /**
     * The newest first, unless it is asked otherwise.
     *
     * @param state those that are in this state now; absent: all
     */
    public ProposalListResponse list(Caller caller, @Nullable ProposalState state, ListQuery wanted) {
        Instant now = DatabaseTime.now();
        Page<Proposal> page = proposals.page(caller.scope(), state, wanted, now);
        return new ProposalListResponse(
                page.items().stream()
                        .map(proposal -> response(proposal, null, now))
                        .toList(),
                page.total());
    }

    /** Accepts a proposal. The last acceptance that it takes carries it out; if that is refused, it stays as it was. */
    public ProposalResponse accept(Caller caller, UUID id, @Nullable DecideProposalRequest request) {
        Proposal proposal = proposals.requireLocked(caller.scope(), id);
        Instant now = DatabaseTime.now();
        proposal.requireOpen(now);
        Bound<?> bound = requests.bind(actions.require(proposal.action()), proposal);
        boolean enough = proposal.accept(caller, note(request), bound.describe(proposal.scope()), now);
        String summary = proposal.summary() + ", proposed by " + proposal.proposedByName();
        if (!enough) {
            audit.record(caller, Action.PROPOSAL_ACCEPTED, id, summary + ": others have to accept it, too");
            return response(proposal, null, now);
        }
        requireAsShown(proposal, bound);
        Carried carried = bound.carryOut(caller, proposal.approval());
        proposal.carriedOut(carried.outcome());
        audit.record(
                caller,
                Action.PROPOSAL_ACCEPTED,
                id,
                summary + ": " + carried.outcome().english());
        return response(proposal, carried.credential(), now);
    }

    public ProposalResponse reject(Caller caller, UUID id, @Nullable DecideProposalRequest request) {
        Proposal proposal = proposals.requireLocked(caller.scope(), id);
        Instant now = DatabaseTime.now();
        proposal.reject(caller, note(request), subject(proposal), now);
        audit.record(
                caller,
                Action.PROPOSAL_REJECTED,
                id,
                proposal.summary() + ", proposed by " + proposal.proposedByName());
        return response(proposal, null, now);
    }

    public ProposalResponse withdraw(Caller caller, UUID id) {
        Proposal proposal = proposals.requireLocked(caller.scope(), id);
        Instant now = DatabaseTime.now();
        proposal.withdraw(caller, subject(proposal), now);
        audit.record(caller, Action.PROPOSAL_WITHDRAWN, id, proposal.summary());
        return response(proposal, null, now);
    }

    /** An account is disabled or gone: nothing that hangs on its word is carried out. Part of the caller's transaction. */
    public void voidAllOf(Caller caller, UUID scope, UUID account, String why) {
        proposals.leftOpen(scope).stream()
                .filter(proposal -> proposal.dependsOn(account))
                .forEach(proposal -> {
                    proposal.becomeVoid(why);
                    audit.record(caller, Action.PROPOSAL_VOID, proposal.id(), proposal.summary() + ": " + why);
                });
    }

    private ProposalResponse propose(Caller caller, Bound<?> bound, int required, @Nullable String reason) {
        Instant now = DatabaseTime.now();
        ProposedAction action = bound.approved().action();
        if (bound.objectId() != null) {
            requireNoneOpen(caller.scope(), action, bound.objectId(), now);
        }
        Proposal proposal =
                new Proposal(caller, draft(caller, bound, reason), required, now, settings.proposalLifetime());
        requests.keep(proposal, bound.request());
        try {
            proposals.store(proposal);
        } catch (PersistenceException e) {
            throw Database.isUniqueViolation(e) ? proposedAlready() : e;
        }
        audit.record(
                caller,
                Action.PROPOSED,
                proposal.id(),
                reason == null ? proposal.summary() : proposal.summary() + ": " + reason);
        return response(proposal, null, now);
    }

    private Draft draft(Caller caller, Bound<?> bound, @Nullable String reason) {
        return new Draft(
                bound.approved().action(),
                bound.objectId(),
                bound.describe(caller.scope()),
                requests.text(bound.changes(caller.scope())),
                reason);
    }

    private void requireNoneOpen(UUID scope, ProposedAction action, UUID objectId, Instant now) {
        proposals.findLeftOpen(scope, action, objectId).ifPresent(open -> {
            if (open.state(now) == ProposalState.OPEN) {
                throw proposedAlready();
            }
            open.expire(now);
            // At once: by itself the provider would insert the new one before.
            proposals.store(open);
        });
    }

    /** What is carried out is what was shown: the old side may have become another since. */
    private void requireAsShown(Proposal proposal, Bound<?> bound) {
        if (!bound.changes(proposal.scope()).equals(requests.changes(proposal))) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "What this proposal would change has become another since it was proposed. Reject it, and have it"
                            + " proposed again.");
        }
    }

    private ProposalResponse response(Proposal proposal, @Nullable IssuedCredential credential, Instant now) {
        return proposal.response(subject(proposal), requests.changes(proposal), credential, now);
    }

    /** The object as it is now, as long as something can be decided of it. */
    private Wording subject(Proposal proposal) {
        return proposal.state(DatabaseTime.now()) == ProposalState.OPEN ? describe(proposal) : proposal.subject();
    }

    private Wording describe(Proposal proposal) {
        return actions.find(proposal.action())
                .map(approved -> requests.bind(approved, proposal).describe(proposal.scope()))
                .orElse(proposal.subject());
    }

    private static @Nullable String note(@Nullable DecideProposalRequest request) {
        return request == null ? null : request.note();
    }

    private static RefusedException proposedAlready() {
        return new RefusedException(
                ErrorCode.WRONG_STATE, "This is proposed already; that proposal has to be decided first.");
    }
}
