package org.claviger.server.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.CreateProposalRequest;
import org.claviger.api.tenant.DecideProposalRequest;
import org.claviger.api.tenant.ProposalListResponse;
import org.claviger.api.tenant.ProposalResponse;
import org.claviger.api.tenant.ProposalState;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/** What a tenant's operators do with proposals. Each method is one transaction. */
@Stateless
public class ProposalService {
    @Inject
    Proposals proposals;

    @Inject
    ApprovedActions actions;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    /** Proposes what could be carried out now; at most one proposal of an action and object is open. */
    public ProposalResponse create(Caller operator, CreateProposalRequest request) {
        UUID tenant = operator.tenant();
        Approved approved = actions.require(request.action());
        approved.check(operator, request.objectId());
        Instant now = now();
        proposals.findLeftOpen(tenant, request.action(), request.objectId()).ifPresent(open -> {
            if (open.state(now) == ProposalState.OPEN) {
                throw proposedAlready();
            }
            open.expire(now);
            // At once: by itself the provider would insert the new one before.
            proposals.store(open);
        });
        Proposal proposal = new Proposal(
                operator,
                request.action(),
                request.objectId(),
                approved.describe(tenant, request.objectId()),
                request.reason(),
                now,
                settings.proposalLifetime());
        try {
            proposals.store(proposal);
        } catch (PersistenceException e) {
            throw Database.isUniqueViolation(e) ? proposedAlready() : e;
        }
        audit.record(operator, Action.PROPOSED, proposal.id(), proposal.summary() + ": " + request.reason());
        return response(proposal, now);
    }

    public ProposalResponse get(Caller operator, UUID id) {
        return response(proposals.require(operator.tenant(), id), now());
    }

    /**
     * The newest first.
     *
     * @param state those that are in this state now; absent: all
     */
    public ProposalListResponse list(Caller operator, @Nullable ProposalState state) {
        Instant now = now();
        return new ProposalListResponse(proposals.ofTenant(operator.tenant(), state, now).stream()
                .map(proposal -> response(proposal, now))
                .toList());
    }

    /** Accepts a proposal and carries it out. If that is refused, the proposal stays open. */
    public ProposalResponse accept(Caller operator, UUID id, @Nullable DecideProposalRequest request) {
        Proposal proposal = proposals.requireLocked(operator.tenant(), id);
        Instant now = now();
        proposal.accept(operator, note(request), subject(proposal), now);
        String outcome =
                actions.require(proposal.action()).carryOut(operator, proposal.objectId(), proposal.approval());
        proposal.carriedOut(outcome);
        audit.record(
                operator,
                Action.PROPOSAL_ACCEPTED,
                id,
                proposal.summary() + ", proposed by " + proposal.proposedByName() + ": " + outcome);
        return response(proposal, now);
    }

    public ProposalResponse reject(Caller operator, UUID id, @Nullable DecideProposalRequest request) {
        Proposal proposal = proposals.requireLocked(operator.tenant(), id);
        Instant now = now();
        proposal.reject(operator, note(request), subject(proposal), now);
        audit.record(
                operator,
                Action.PROPOSAL_REJECTED,
                id,
                proposal.summary() + ", proposed by " + proposal.proposedByName());
        return response(proposal, now);
    }

    public ProposalResponse withdraw(Caller operator, UUID id) {
        Proposal proposal = proposals.requireLocked(operator.tenant(), id);
        Instant now = now();
        proposal.withdraw(operator, subject(proposal), now);
        audit.record(operator, Action.PROPOSAL_WITHDRAWN, id, proposal.summary());
        return response(proposal, now);
    }

    private ProposalResponse response(Proposal proposal, Instant now) {
        boolean open = proposal.state(now) == ProposalState.OPEN;
        return proposal.response(open ? subject(proposal) : proposal.subject(), now);
    }

    /** The object as it is now. */
    private String subject(Proposal proposal) {
        return actions.find(proposal.action())
                .map(approved -> approved.describe(proposal.tenantId(), proposal.objectId()))
                .orElse(proposal.subject());
    }

    /** In microseconds, as the database keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable String note(@Nullable DecideProposalRequest request) {
        return request == null ? null : request.note();
    }

    private static RefusedException proposedAlready() {
        return new RefusedException(
                ErrorCode.WRONG_STATE, "This is proposed already; another operator has to decide that proposal first.");
    }
}
