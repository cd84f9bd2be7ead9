package org.claviger.server.approval;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the one who carries out an action may want to tell of it.
 *
 * @param proposalId absent if it needed no proposal
 */
public record Approval(
        @Nullable UUID proposalId,
        String proposedByName,
        @Nullable String reason) {}
