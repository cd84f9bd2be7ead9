package org.claviger.server.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.ProposalResponse;
import org.claviger.api.tenant.ProposalResponse.Decision;
import org.claviger.api.tenant.ProposalState;
import org.claviger.api.tenant.ProposedAction;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants done and another has to accept. It is decided once, in time, and never by its proposer, who may
 * only withdraw it.
 */
@Entity
@Table(name = "proposal")
public class Proposal {
    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private ProposedAction action;

    @Column(name = "object_id", updatable = false)
    private UUID objectId;

    private String subject;

    @Column(updatable = false)
    private String reason;

    /** As it was left; {@link #state(Instant)} is what counts. */
    @Enumerated(EnumType.STRING)
    private ProposalState state;

    @Column(name = "proposed_by", updatable = false)
    private UUID proposedBy;

    @Column(name = "proposed_by_name", updatable = false)
    private String proposedByName;

    @Column(name = "proposed_at", updatable = false)
    private Instant proposedAt;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    @Column(name = "decided_by")
    private @Nullable UUID decidedBy;

    @Column(name = "decided_by_name")
    private @Nullable String decidedByName;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    private @Nullable String note;

    private @Nullable String outcome;

    @Version
    private long revision;

    protected Proposal() {} // JPA

    Proposal(
            Caller proposer,
            ProposedAction action,
            UUID objectId,
            String subject,
            String reason,
            Instant now,
            Duration lifetime) {
        this.id = UUID.randomUUID();
        this.tenantId = proposer.tenant();
        this.action = action;
        this.objectId = objectId;
        this.subject = subject;
        this.reason = reason;
        this.state = ProposalState.OPEN;
        this.proposedBy = proposer.id();
        this.proposedByName = proposer.name();
        this.proposedAt = now;
        this.expiresAt = now.plus(lifetime);
    }

    /** Open, it becomes expired by itself. */
    ProposalState state(Instant now) {
        return state == ProposalState.OPEN && !now.isBefore(expiresAt) ? ProposalState.EXPIRED : state;
    }

    /** Writes down that its time is over, so that the same can be proposed again. */
    void expire(Instant now) {
        state = state(now);
    }

    /**
     * Another operator agrees.
     *
     * @param subject the object as it is now, which this operator has agreed to
     */
    void accept(Caller operator, @Nullable String note, String subject, Instant now) {
        requireOpen(now);
        if (isBy(operator)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED,
                    "Nobody accepts a proposal of his own; another operator has to decide it.");
        }
        decide(ProposalState.ACCEPTED, operator, note, subject, now);
    }

    /** What its acceptance has brought about. */
    void carriedOut(String outcome) {
        this.outcome = outcome;
    }

    /** Another operator disagrees. */
    void reject(Caller operator, @Nullable String note, String subject, Instant now) {
        requireOpen(now);
        if (isBy(operator)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED, "Nobody rejects a proposal of his own; withdraw it instead.");
        }
        decide(ProposalState.REJECTED, operator, note, subject, now);
    }

    /** The proposer no longer wants it. */
    void withdraw(Caller operator, String subject, Instant now) {
        requireOpen(now);
        if (!isBy(operator)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED,
                    "Only " + proposedByName + ", who proposed it, can withdraw it; reject it instead.");
        }
        decide(ProposalState.WITHDRAWN, operator, null, subject, now);
    }

    private void decide(ProposalState decision, Caller operator, @Nullable String note, String subject, Instant now) {
        this.state = decision;
        this.decidedBy = operator.id();
        this.decidedByName = operator.name();
        this.decidedAt = now;
        this.note = note;
        this.subject = subject;
    }

    private void requireOpen(Instant now) {
        switch (state(now)) {
            case OPEN -> {}
            case EXPIRED ->
                throw new RefusedException(
                        ErrorCode.WRONG_STATE, "The proposal has expired; it has to be proposed again.");
            case ACCEPTED, REJECTED, WITHDRAWN ->
                throw new RefusedException(
                        ErrorCode.WRONG_STATE,
                        "The proposal is " + state + " already, by " + decidedByName + "; it can't be decided again.");
        }
    }

    private boolean isBy(Caller operator) {
        return proposedBy.equals(operator.id());
    }

    Approval approval() {
        return new Approval(id, proposedByName, reason);
    }

    /** For the audit trail. */
    String summary() {
        return action + " of " + objectId;
    }

    ProposalResponse response(String subject, Instant now) {
        return new ProposalResponse(
                id,
                action,
                objectId,
                subject,
                reason,
                state(now),
                proposedBy,
                proposedByName,
                proposedAt,
                expiresAt,
                decision().orElse(null));
    }

    private Optional<Decision> decision() {
        return decidedBy == null || decidedByName == null || decidedAt == null
                ? Optional.empty()
                : Optional.of(new Decision(decidedBy, decidedByName, decidedAt, note, outcome));
    }

    UUID id() {
        return id;
    }

    UUID tenantId() {
        return tenantId;
    }

    ProposedAction action() {
        return action;
    }

    UUID objectId() {
        return objectId;
    }

    String subject() {
        return subject;
    }

    String proposedByName() {
        return proposedByName;
    }
}
