package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.account.ChangeAccountRequest;
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

/** Changes what an account is called, and its roles. */
@ApplicationScoped
public class AccountChange implements Approved<ChangeAccountRequest> {
    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    People people;

    @Inject
    AuditTrail audit;

    @Override
    public ProposedAction action() {
        return ProposedAction.CHANGE_ACCOUNT;
    }

    @Override
    public Class<ChangeAccountRequest> requestType() {
        return ChangeAccountRequest.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, ChangeAccountRequest request) {
        Account account = require(proposer.scope(), objectId);
        if (!account.isLocal()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "This account signs in elsewhere; change its name and roles there.");
        }
        roles.requireAll(proposer.scope(), request.roles());
        if (account.enabled()) {
            people.requireEnoughWithout(account, request.roles());
        }
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, ChangeAccountRequest request) {
        return AccountAction.told(accounts, scope, objectId);
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, ChangeAccountRequest request) {
        return ProfileChanges.between(require(scope, objectId).profile(), profile(request));
    }

    @Override
    public OptionalLong revision(UUID scope, @Nullable UUID objectId) {
        return OptionalLong.of(require(scope, objectId).revision());
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, ChangeAccountRequest request, Approval approval) {
        check(caller, objectId, request);
        Account account = require(caller.scope(), objectId);
        String before = account.username();
        account.describe(profile(request));
        Database.storeNamed(accounts::flush, AccountService.taken(request.username()));
        audit.record(
                caller,
                Action.ACCOUNT_CHANGED,
                account.id(),
                before + " is now " + account.username() + ", " + String.join(", ", account.roles()));
        return Carried.out(ProposalText.ACCOUNT_CHANGED, account.username());
    }

    private Account require(UUID scope, @Nullable UUID objectId) {
        return accounts.require(scope, Objects.requireNonNull(objectId));
    }

    private static Profile profile(ChangeAccountRequest request) {
        return new Profile(request.username(), request.displayName(), request.email(), request.roles());
    }
}
