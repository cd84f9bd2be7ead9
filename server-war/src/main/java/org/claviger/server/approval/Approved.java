package org.claviger.server.approval;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * An action that may take several people. The room that owns the object implements it, as an {@code @ApplicationScoped} bean
 * of its own, and is called within the transaction of the use case.
 *
 * @param <Q> the request, as the REST door takes it; {@link NoDetails} if naming the object says it all
 */
public interface Approved<Q> {
    ProposedAction action();

    Class<Q> requestType();

    /**
     * False if this very request is carried out at once, whatever the policy says of the action: one that neither loses nor
     * exposes anything.
     */
    default boolean needsApproval(Caller proposer, @Nullable UUID objectId, Q request) {
        return true;
    }

    /** Refuses what could not be carried out now: no such object in the proposer's scope, or a state that doesn't allow it. */
    void check(Caller proposer, @Nullable UUID objectId, Q request);

    /**
     * The object in one sentence, with what a person needs to decide. An object that {@link #check} has let pass once is
     * always described, even if it was destroyed since.
     *
     * @param scope the tenant's id, or {@link Caller#SYSTEM}
     */
    Wording describe(UUID scope, @Nullable UUID objectId, Q request);

    /** Old beside new, without secrets. If it is not the same when it is accepted, the acceptance is refused. */
    default List<Change> changes(UUID scope, @Nullable UUID objectId, Q request) {
        return List.of();
    }

    /** The revision of the object, where it has one that its caller may have seen. */
    default OptionalLong revision(UUID scope, @Nullable UUID objectId) {
        return OptionalLong.empty();
    }

    /**
     * Does it. The object may have changed since it was checked, so it is checked again; a refusal rolls everything back,
     * leaves the proposal open and is told to the acceptor. What can't be rolled back, such as the call of an HSM, has to
     * bear being repeated, since the commit may fail after it; it comes before the first record in the audit trail, which
     * makes the tenant's other requests wait until the commit.
     *
     * @param caller who has given the last acceptance, or who needs none
     */
    Carried carryOut(Caller caller, @Nullable UUID objectId, Q request, Approval approval);
}
