package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.account.CreateAccountRequest;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.IssuedCredential;
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
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/** Makes an account with an initial password. */
@ApplicationScoped
public class AccountCreation implements Approved<CreateAccountRequest> {
    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    @Override
    public ProposedAction action() {
        return ProposedAction.CREATE_ACCOUNT;
    }

    @Override
    public Class<CreateAccountRequest> requestType() {
        return CreateAccountRequest.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, CreateAccountRequest request) {
        roles.requireAll(proposer.scope(), request.roles());
        if (accounts.named(proposer.scope(), request.username()).isPresent()) {
            throw new RefusedException(ErrorCode.NAME_TAKEN, AccountService.taken(request.username()));
        }
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, CreateAccountRequest request) {
        return Wording.of(ProposalText.NEW_ACCOUNT, request.username(), request.displayName());
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, CreateAccountRequest request) {
        return ProfileChanges.between(null, profile(request));
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, CreateAccountRequest request, Approval approval) {
        check(caller, objectId, request);
        Secret password = Passwords.random();
        Account account = Account.withPassword(
                caller.tenantId(), profile(request), password, Instant.now(), settings.initialPasswordLifetime());
        Database.storeNamed(() -> accounts.store(account), AccountService.taken(request.username()));
        audit.record(caller, Action.ACCOUNT_CREATED, account.id(), account.username());
        IssuedCredential credential = new IssuedCredential(
                account.id(),
                account.username(),
                password,
                account.initialPasswordExpiresAt().orElseThrow());
        return new Carried(Wording.of(ProposalText.ACCOUNT_MADE, account.username()), credential, credential);
    }

    private static Profile profile(CreateAccountRequest request) {
        return new Profile(request.username(), request.displayName(), request.email(), request.roles());
    }
}
