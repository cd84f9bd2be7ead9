package org.claviger.server.approval;

import org.claviger.api.approval.ProposalResponse;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request for an action.
 *
 * @param proposal there if others have to accept it first
 * @param answer there if it was carried out at once, and there is something to tell
 */
public record Submission(
        @Nullable ProposalResponse proposal, @Nullable Object answer) {}
