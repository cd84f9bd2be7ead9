package org.claviger.server.approval;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalResponse.Decision;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What one person wants done and others have to accept. It is decided once, in time, and never by its proposer, who may
 * only withdraw it.
 */
@Entity
@Table(name = "proposal")
public class Proposal {
    @Id
    private UUID id;

    /** A tenant's id, or that of the system. */
    @Column(updatable = false)
    private UUID scope;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private ProposedAction action;

    @Column(name = "object_id", updatable = false)
    private @Nullable UUID objectId;

    private String subject;

    @Convert(converter = WordingColumn.class)
    @Column(name = "subject_wording")
    private @Nullable Wording subjectWording;

    /** What the changes were when it was proposed, as JSON. */
    @Column(updatable = false)
    private String changes;

    /** What is to be carried out, if it has details: JSON, sealed under the server's master key, since it may hold a PIN. */
    private byte @Nullable [] request;

    @Column(updatable = false)
    private @Nullable String reason;

    @Column(name = "acceptances_required", updatable = false)
    private int acceptancesRequired;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "proposal_acceptance", joinColumns = @JoinColumn(name = "proposal_id"))
    @OrderBy("at")
    private List<Acceptance> acceptances = new ArrayList<>();

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

    @Convert(converter = WordingColumn.class)
    @Column(name = "outcome_wording")
    private @Nullable Wording outcomeWording;

    @Version
    private long revision;

    protected Proposal() {} // JPA

    Proposal(Caller proposer, Draft draft, int acceptancesRequired, Instant now, Duration lifetime) {
        this.id = UUID.randomUUID();
        this.scope = proposer.scope();
        this.action = draft.action();
        this.objectId = draft.objectId();
        this.subject = draft.subject().english();
        this.subjectWording = draft.subject();
        this.changes = draft.changes();
        this.reason = draft.reason();
        this.acceptancesRequired = acceptancesRequired;
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
     * Another agrees.
     *
     * @param newSubject the object as it is now, which this one has agreed to
     * @return true if it is to be carried out now
     */
    boolean accept(Caller other, @Nullable String newNote, Wording newSubject, Instant now) {
        requireOpen(now);
        if (isBy(other)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED, "Nobody accepts a proposal of his own; somebody else has to decide it.");
        }
        if (acceptances.stream().anyMatch(acceptance -> acceptance.isBy(other.id()))) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "You have accepted this proposal already; it takes somebody else, too.");
        }
        acceptances.add(new Acceptance(other, now, newNote));
        if (acceptances.size() < acceptancesRequired) {
            return false;
        }
        decide(ProposalState.ACCEPTED, other, newNote, newSubject, now);
        return true;
    }

    /** It needs nobody else. */
    void acceptAtOnce(Caller proposer, Instant now) {
        decide(ProposalState.ACCEPTED, proposer, null, subject(), now);
    }

    /** What its acceptance has brought about. */
    void carriedOut(Wording done) {
        this.outcome = done.english();
        this.outcomeWording = done;
    }

    /** Another disagrees. */
    void reject(Caller other, @Nullable String newNote, Wording newSubject, Instant now) {
        requireOpen(now);
        if (isBy(other)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED, "Nobody rejects a proposal of his own; withdraw it instead.");
        }
        decide(ProposalState.REJECTED, other, newNote, newSubject, now);
    }

    /** The proposer no longer wants it. */
    void withdraw(Caller proposer, Wording newSubject, Instant now) {
        requireOpen(now);
        if (!isBy(proposer)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED,
                    "Only " + proposedByName + ", who proposed it, can withdraw it; reject it instead.");
        }
        decide(ProposalState.WITHDRAWN, proposer, null, newSubject, now);
    }

    /** Who has proposed or accepted it is not to be trusted, or not there, any more. */
    void becomeVoid(String why) {
        state = ProposalState.VOID;
        outcome = why;
        request = null;
    }

    boolean dependsOn(UUID account) {
        return proposedBy.equals(account) || acceptances.stream().anyMatch(acceptance -> acceptance.isBy(account));
    }

    private void decide(ProposalState decision, Caller by, @Nullable String newNote, Wording newSubject, Instant now) {
        this.state = decision;
        this.decidedBy = by.id();
        this.decidedByName = by.name();
        this.decidedAt = now;
        this.note = newNote;
        this.subject = newSubject.english();
        this.subjectWording = newSubject;
        // A secret in it has no business here any longer.
        this.request = null;
    }

    void requireOpen(Instant now) {
        switch (state(now)) {
            case OPEN -> {}
            case EXPIRED ->
                throw new RefusedException(
                        ErrorCode.WRONG_STATE, "The proposal has expired; it has to be proposed again.");
            case VOID ->
                throw new RefusedException(
                        ErrorCode.WRONG_STATE, "The proposal is void: " + outcome + " It has to be proposed again.");
            case ACCEPTED, REJECTED, WITHDRAWN ->
                throw new RefusedException(
                        ErrorCode.WRONG_STATE,
                        "The proposal is " + state + " already, by " + decidedByName + "; it can't be decided again.");
        }
    }

    private boolean isBy(Caller caller) {
        return proposedBy.equals(caller.id());
    }

    Approval approval() {
        return new Approval(id, proposedByName, reason);
    }

    /** For the audit trail. */
    String summary() {
        return objectId == null ? action.toString() : action + " of " + objectId;
    }

    ProposalResponse response(
            Wording shownSubject, List<Change> shownChanges, @Nullable IssuedCredential credential, Instant now) {
        return new ProposalResponse(
                id,
                action,
                objectId,
                shownSubject.english(),
                shownSubject,
                shownChanges,
                reason,
                state(now),
                proposedBy,
                proposedByName,
                proposedAt,
                expiresAt,
                acceptancesRequired,
                acceptances.stream().map(Acceptance::response).toList(),
                decision().orElse(null),
                credential);
    }

    private Optional<Decision> decision() {
        return decidedBy == null || decidedByName == null || decidedAt == null
                ? Optional.empty()
                : Optional.of(new Decision(decidedBy, decidedByName, decidedAt, note, outcome, outcomeWording));
    }

    UUID id() {
        return id;
    }

    UUID scope() {
        return scope;
    }

    ProposedAction action() {
        return action;
    }

    @Nullable UUID objectId() {
        return objectId;
    }

    String changes() {
        return changes;
    }

    byte @Nullable [] request() {
        return request;
    }

    void seal(byte[] sealed) {
        request = sealed;
    }

    /** What its sealed request is bound to. */
    String boundTo() {
        return "proposal|" + id;
    }

    /** What it is about: as it is while it is open, or was when it was decided. */
    Wording subject() {
        return subjectWording == null ? Wording.of(ProposalText.OTHER, subject) : subjectWording;
    }

    String proposedByName() {
        return proposedByName;
    }
}
