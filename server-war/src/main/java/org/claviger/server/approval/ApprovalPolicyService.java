package org.claviger.server.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.UUID;
import org.claviger.api.approval.ApprovalPolicy;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.platform.Caller;

/** Which actions take more than one person. Each method is one transaction. */
@Stateless
public class ApprovalPolicyService {
    @Inject
    ApprovalRequirements requirements;

    @Inject
    Deciders deciders;

    /** What holds for the caller's scope, action by action. */
    public ApprovalPolicy get(Caller caller) {
        return new ApprovalPolicy(requirements.inForce(caller.scope()));
    }

    /**
     * How many others have to accept what this caller wants. An installation's only admin has nobody to ask, and could
     * never get a second one: as long as he is alone, he acts at once.
     */
    public int acceptancesFor(Caller caller, ProposedAction action) {
        int required = requirements.of(caller.scope(), action);
        boolean alone = caller.scope().equals(Caller.SYSTEM) && deciders.countBeside(Caller.SYSTEM, caller.id()) == 0;
        return alone ? 0 : required;
    }

    /** How many people who may decide a scope needs, so that each action can be carried out. */
    public int decidersNeeded(UUID scope) {
        return needed(requirements.inForce(scope).values());
    }

    static int needed(Collection<Integer> acceptances) {
        return acceptances.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }
}
