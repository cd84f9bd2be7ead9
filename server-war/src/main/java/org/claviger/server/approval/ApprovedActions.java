package org.claviger.server.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.platform.RefusedException;

/** Finds who carries out an action. */
@ApplicationScoped
class ApprovedActions {
    @Inject
    @Any
    Instance<Approved<?>> implementations;

    Optional<Approved<?>> find(ProposedAction action) {
        for (Approved<?> approved : implementations) {
            if (approved.action() == action) {
                return Optional.of(approved);
            }
        }
        return Optional.empty();
    }

    /** Refuses if nobody does. */
    Approved<?> require(ProposedAction action) {
        return find(action)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.INVALID_REQUEST,
                        "This server can't carry out " + action + "; propose another action."));
    }
}
