package org.claviger.api.approval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal, with what another needs to decide it.
 *
 * @param objectId what it is about; absent if that is only to be made
 * @param subject the object in words: as it is now while the proposal is open, afterwards as it was when it was decided
 * @param subjectWording the same, for who words it in another language
 * @param changes old beside new; what is carried out is this and nothing else
 * @param reason of the proposer, if any was given
 * @param expiresAt from then on it can't be decided
 * @param acceptancesRequired how many others have to accept it
 * @param acceptances those so far
 * @param decision absent unless it was carried out, rejected or withdrawn
 * @param credential there once, in the answer to the acceptance that has made it
 */
public record ProposalResponse(
        UUID id,
        ProposedAction action,
        @Nullable UUID objectId,
        String subject,
        Wording subjectWording,
        List<Change> changes,
        @Nullable String reason,
        ProposalState state,
        UUID proposedBy,
        String proposedByName,
        Instant proposedAt,
        Instant expiresAt,
        int acceptancesRequired,
        List<Acceptance> acceptances,
        @Nullable Decision decision,
        @Nullable IssuedCredential credential) {
    public ProposalResponse {
        changes = List.copyOf(changes);
        acceptances = List.copyOf(acceptances);
    }

    /** Who has accepted it. */
    public record Acceptance(
            UUID by, String byName, Instant at, @Nullable String note) {}

    /**
     * What became of it.
     *
     * @param note of the one who decided
     * @param outcome what was done, in words; there if it was accepted
     * @param outcomeWording the same, for who words it in another language
     */
    public record Decision(
            UUID by,
            String byName,
            Instant at,
            @Nullable String note,
            @Nullable String outcome,
            @Nullable Wording outcomeWording) {}
}
