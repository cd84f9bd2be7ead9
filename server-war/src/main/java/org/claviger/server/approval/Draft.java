package org.claviger.server.approval;

import java.util.UUID;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What is to be proposed.
 *
 * @param changes as JSON
 */
record Draft(
        ProposedAction action,
        @Nullable UUID objectId,
        Wording subject,
        String changes,
        @Nullable String reason) {}
