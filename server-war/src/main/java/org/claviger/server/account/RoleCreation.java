package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Makes a role out of permissions. */
@ApplicationScoped
public class RoleCreation implements Approved<RoleRequest> {
    @Inject
    AccountRoles roles;

    @Inject
    AuditTrail audit;

    @Override
    public ProposedAction action() {
        return ProposedAction.CREATE_ROLE;
    }

    @Override
    public Class<RoleRequest> requestType() {
        return RoleRequest.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, RoleRequest request) {
        requireFitting(proposer, request);
        boolean builtIn = BuiltInRole.in(proposer.scope()).stream()
                .anyMatch(role -> role.roleName().equals(request.name()));
        boolean custom = roles.custom(proposer.scope()).stream()
                .anyMatch(role -> role.name().equals(request.name()));
        if (builtIn || custom) {
            throw taken(request);
        }
    }

    /** Refuses what this kind of account can't have. */
    static void requireFitting(Caller caller, RoleRequest request) {
        request.permissions().stream()
                .filter(permission -> !permission.isFor(caller.role()))
                .findAny()
                .ifPresent(permission -> {
                    throw new RefusedException(
                            ErrorCode.INVALID_REQUEST, "The permission " + permission + " is not for these accounts.");
                });
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, RoleRequest request) {
        return Wording.of(ProposalText.NEW_ROLE, request.name());
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, RoleRequest request) {
        return List.of(new Change("permissions", null, AccountRole.text(request.permissions())));
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, RoleRequest request, Approval approval) {
        check(caller, objectId, request);
        AccountRole role = new AccountRole(caller.scope(), request.name(), request.permissions());
        Database.storeNamed(() -> roles.store(role), taken(request).detail());
        audit.record(caller, Action.ROLE_CREATED, role.id(), role.name() + ": " + AccountRole.text(role.permissions()));
        return Carried.out(ProposalText.ROLE_MADE, role.name()).answering(role.response());
    }

    private static RefusedException taken(RoleRequest request) {
        return new RefusedException(ErrorCode.NAME_TAKEN, "There is a role \"" + request.name() + "\" already.");
    }
}
