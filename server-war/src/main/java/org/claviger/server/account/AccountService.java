package org.claviger.server.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.account.ChangeProfileRequest;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateOperatorsRequest.NewOperator;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.OperatorCredentialsResponse.InitialPassword;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What admins do with accounts of admins, and operators with those of their tenant, as far as one alone may do it; the rest
 * is among the actions that may take several. Each method is one transaction.
 */
@Stateless
public class AccountService {
    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    SecondFactors secondFactors;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    public AccountListResponse list(Caller caller, ListQuery wanted) {
        Page<Account> page = accounts.page(caller.scope(), wanted);
        Set<UUID> withSecondFactor =
                secondFactors.ofThose(page.items().stream().map(Account::id).toList());
        Instant now = Instant.now();
        return new AccountListResponse(
                page.items().stream()
                        .map(account -> account.response(withSecondFactor.contains(account.id()), now))
                        .toList(),
                page.total());
    }

    public AccountResponse get(Caller caller, UUID id) {
        return response(accounts.require(caller.scope(), id));
    }

    /** The caller's own. */
    public AccountResponse self(Caller caller) {
        return get(caller, caller.id());
    }

    /** Lets somebody call himself as he likes. */
    public AccountResponse changeProfile(Caller caller, ChangeProfileRequest request, @Nullable IfMatch seen) {
        Account account = accounts.require(caller.scope(), caller.id());
        IfMatch.require(seen, account.revision());
        if (!account.isLocal()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "This account signs in elsewhere; change its name there.");
        }
        String before = account.username();
        account.describe(new Profile(request.username(), request.displayName(), request.email(), account.roles()));
        Database.storeNamed(accounts::flush, taken(request.username()));
        audit.record(caller, Action.ACCOUNT_CHANGED, account.id(), before + " is now " + account.username());
        return response(account);
    }

    /** Ends the lock after too many wrong passwords. */
    public AccountResponse unlock(Caller caller, UUID id) {
        Account account = accounts.require(caller.scope(), id);
        account.unlock();
        audit.record(caller, Action.ACCOUNT_UNLOCKED, id, account.username());
        accounts.flush();
        return response(account);
    }

    /**
     * Gives a tenant its first operators, each with an initial password. Only the first: an admin who could make himself
     * another operator at any time could use the tenant's keys.
     */
    public OperatorCredentialsResponse createOperators(Caller admin, UUID tenantId, CreateOperatorsRequest request) {
        if (accounts.count(tenantId) > 0) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "The tenant has its first operators; an admin can't give it more.");
        }
        List<InitialPassword> credentials = new ArrayList<>();
        for (NewOperator operator : request.operators()) {
            credentials.add(create(tenantId, operator));
            audit.record(admin, Action.OPERATOR_CREATED, tenantId, operator.username());
            audit.ofStranger(
                    tenantId,
                    Action.OPERATOR_CREATED,
                    null,
                    "admin " + admin.name(),
                    operator.username(),
                    admin.correlationId());
        }
        return new OperatorCredentialsResponse(credentials);
    }

    public int countOperatorsOf(UUID tenantId) {
        return accounts.count(tenantId);
    }

    /** Removes all accounts of a tenant that goes; part of the caller's transaction. */
    public void removeAllOfTenant(UUID tenantId) {
        accounts.all(tenantId).forEach(accounts::remove);
        roles.custom(tenantId).forEach(roles::remove);
    }

    /** Creates the very first admin; does nothing if there is one. */
    public boolean createFirstAdmin(String username, Secret initialPassword) {
        if (accounts.count(Caller.SYSTEM) > 0) {
            return false;
        }
        Profile profile = new Profile(username, "First admin", null, Set.of(BuiltInRole.ADMIN.roleName()));
        accounts.store(Account.withPassword(
                null, profile, initialPassword, Instant.now(), settings.initialPasswordLifetime()));
        audit.ofStranger(null, Action.ADMIN_CREATED, null, "installation", username, "start");
        return true;
    }

    static String taken(String username) {
        return "There is an account \"" + username + "\" already.";
    }

    private AccountResponse response(Account account) {
        return account.response(secondFactors.has(account.id()), Instant.now());
    }

    private InitialPassword create(UUID tenantId, NewOperator operator) {
        Secret password = Passwords.random();
        Account account = Account.withPassword(
                tenantId,
                new Profile(operator.username(), operator.displayName(), null, Set.of(BuiltInRole.OPERATOR.roleName())),
                password,
                Instant.now(),
                settings.initialPasswordLifetime());
        Database.storeNamed(
                () -> accounts.store(account),
                "The tenant has an operator \"" + operator.username() + "\" already; nobody was created.");
        return new InitialPassword(
                account.id(),
                account.username(),
                password,
                account.initialPasswordExpiresAt().orElseThrow());
    }
}
