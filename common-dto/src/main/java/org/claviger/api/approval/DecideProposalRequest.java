package org.claviger.api.approval;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Accepts or rejects a proposal.
 *
 * @param note of the one who decides; at most 500 characters
 */
public record DecideProposalRequest(
        @Size(max = 500) @Nullable String note) {}
