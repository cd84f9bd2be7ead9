package org.claviger.server.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ApprovalPolicy;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Changes which actions take more than one person. */
@ApplicationScoped
public class PolicyChange implements Approved<ApprovalPolicy> {
    @Inject
    ApprovalRequirements requirements;

    @Inject
    Deciders deciders;

    @Inject
    AuditTrail audit;

    @Override
    public ProposedAction action() {
        return ProposedAction.CHANGE_APPROVAL_POLICY;
    }

    @Override
    public Class<ApprovalPolicy> requestType() {
        return ApprovalPolicy.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID scope, ApprovalPolicy policy) {
        policy.acceptances().keySet().stream()
                .filter(action -> !action.isFor(proposer.role()))
                .findAny()
                .ifPresent(action -> {
                    throw new RefusedException(
                            ErrorCode.INVALID_REQUEST, action + " is nothing that is done here; leave it out.");
                });
        int there = deciders.countBeside(proposer.scope(), proposer.id()) + 1;
        int needed = ApprovalPolicyService.needed(policy.acceptances().values());
        if (needed > there) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "This takes " + needed + " people who may decide, and there are " + there
                            + ". Make further accounts first.");
        }
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, ApprovalPolicy policy) {
        return Wording.of(scope.equals(Caller.SYSTEM) ? ProposalText.ADMINS_POLICY : ProposalText.TENANTS_POLICY);
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, ApprovalPolicy policy) {
        Map<ProposedAction, Integer> inForce = requirements.inForce(scope);
        return policy.acceptances().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(wanted -> !Objects.equals(wanted.getValue(), inForce.get(wanted.getKey())))
                .map(wanted -> new Change(
                        wanted.getKey().name(),
                        String.valueOf(inForce.get(wanted.getKey())),
                        String.valueOf(wanted.getValue())))
                .toList();
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, ApprovalPolicy policy, Approval approval) {
        check(caller, objectId, policy);
        String told = changes(caller.scope(), objectId, policy).stream()
                .map(change -> change.what() + " " + change.before() + " -> " + change.after())
                .collect(Collectors.joining(", "));
        requirements.set(caller.scope(), policy.acceptances());
        audit.record(caller, Action.APPROVAL_POLICY_CHANGED, null, told);
        return Carried.out(ProposalText.POLICY_CHANGED, told);
    }
}
