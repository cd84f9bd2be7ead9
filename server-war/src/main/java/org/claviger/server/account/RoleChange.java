package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.account.RoleRequest;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Changes what a role may do, and with it all who have it. */
@ApplicationScoped
public class RoleChange implements Approved<RoleRequest> {
    @Inject
    AccountRoles roles;

    @Inject
    People people;

    @Inject
    AuditTrail audit;

    @Override
    public ProposedAction action() {
        return ProposedAction.CHANGE_ROLE;
    }

    @Override
    public Class<RoleRequest> requestType() {
        return RoleRequest.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, RoleRequest request) {
        RoleCreation.requireFitting(proposer, request);
        AccountRole role = require(proposer.scope(), objectId);
        if (!role.name().equals(request.name())) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "The name of a role stays; make another role for another name.");
        }
        people.requireEnoughIf(proposer.scope(), role.name(), request.permissions());
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, RoleRequest request) {
        return Wording.of(ProposalText.ROLE, request.name());
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, RoleRequest request) {
        return List.of(new Change(
                "permissions",
                AccountRole.text(require(scope, objectId).permissions()),
                AccountRole.text(request.permissions())));
    }

    @Override
    public OptionalLong revision(UUID scope, @Nullable UUID objectId) {
        return OptionalLong.of(require(scope, objectId).revision());
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, RoleRequest request, Approval approval) {
        check(caller, objectId, request);
        AccountRole role = require(caller.scope(), objectId);
        role.allow(request.permissions());
        roles.flush();
        audit.record(caller, Action.ROLE_CHANGED, role.id(), role.name() + ": " + AccountRole.text(role.permissions()));
        return Carried.out(ProposalText.ROLE_CHANGED, role.name());
    }

    private AccountRole require(UUID scope, @Nullable UUID objectId) {
        return roles.require(scope, Objects.requireNonNull(objectId));
    }
}
