package org.claviger.server.approval;

import java.util.UUID;
import org.claviger.api.tenant.ProposedAction;
import org.claviger.server.platform.Caller;

/**
 * An action that takes two operators. The room that owns the object implements it, as an {@code @ApplicationScoped} bean of
 * its own, and is called within the transaction of the proposal's use case.
 */
public interface Approved {
    ProposedAction action();

    /** Refuses what could not be carried out now: no such object in the proposer's tenant, or a state that doesn't allow it. */
    void check(Caller proposer, UUID objectId);

    /**
     * The object in one sentence, with what an operator needs to decide. An object that {@link #check} has let pass once is
     * always described, even if it was destroyed since.
     */
    String describe(UUID tenantId, UUID objectId);

    /**
     * Does it. The object may have changed since it was checked, so it is checked again; a refusal rolls everything back,
     * leaves the proposal open and is told to the acceptor. What can't be rolled back, such as the call of an HSM, has to
     * bear being repeated, since the commit may fail after it; it comes before the first record in the audit trail, which
     * makes the tenant's other requests wait until the commit.
     *
     * @return what was done, in one sentence
     */
    String carryOut(Caller acceptor, UUID objectId, Approval approval);
}
