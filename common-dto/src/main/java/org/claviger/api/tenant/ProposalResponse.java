package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal, with what another operator needs to decide it.
 *
 * @param subject the object in words: as it is now while the proposal is open, afterwards as it was when it was decided
 * @param expiresAt from then on it can't be decided
 * @param decision absent unless somebody has accepted, rejected or withdrawn it
 */
public record ProposalResponse(
        UUID id,
        ProposedAction action,
        UUID objectId,
        String subject,
        String reason,
        ProposalState state,
        UUID proposedBy,
        String proposedByName,
        Instant proposedAt,
        Instant expiresAt,
        @Nullable Decision decision) {
    /**
     * What became of it.
     *
     * @param note of the one who decided
     * @param outcome what was done, in words; there if it was accepted
     */
    public record Decision(
            UUID by,
            String byName,
            Instant at,
            @Nullable String note,
            @Nullable String outcome) {}
}
