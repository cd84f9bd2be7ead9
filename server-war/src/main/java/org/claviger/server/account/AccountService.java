package org.claviger.server.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateOperatorsRequest.NewOperator;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.OperatorCredentialsResponse.InitialPassword;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.tenant.OperatorListResponse;
import org.claviger.api.tenant.OperatorResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/** What people do with their accounts. Each method is one transaction. */
@Stateless
public class AccountService {
    @Inject
    Accounts accounts;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    /** What {@link PasswordSignIn} compares a password with, outside of any transaction. */
    public Optional<String> passwordHashOf(@Nullable UUID tenantId, String username) {
        return accounts.named(tenantId, username).map(Account::passwordHash);
    }

    /**
     * Concludes a sign-in. A wrong password is counted, so the transaction must not roll back: that is why failure is an
     * empty answer here.
     *
     * @param right if the password fits {@code comparedWith}; what holds is what the account has now
     */
    public Optional<SignedIn> conclude(
            @Nullable UUID tenantId,
            String username,
            @Nullable String comparedWith,
            boolean right,
            String correlationId) {
        Instant now = Instant.now();
        Optional<Account> found = accounts.lockedNamed(tenantId, username);
        boolean accepted = found.map(account ->
                        account.accepts(right && account.passwordHash().equals(comparedWith), now))
                .orElse(false);
        ErrorCode refusal = accepted ? null : ErrorCode.NOT_AUTHENTICATED;
        audit.ofStranger(tenantId, Action.SIGN_IN, refusal, username, null, correlationId);
        return accepted ? found.map(account -> startSession(account, now)) : Optional.empty();
    }

    /**
     * Changes the caller's own password; all sessions end, and a new one starts. Empty if the current password is wrong,
     * which is counted as a wrong sign-in is.
     */
    public Optional<SignedIn> changePassword(Caller caller, ChangePasswordRequest request) {
        Instant now = Instant.now();
        Account account = accounts.lockedWithId(caller.id()).orElseThrow(() -> RefusedException.notFound("account"));
        if (!account.accepts(request.currentPassword(), now)) {
            return Optional.empty();
        }
        account.changePassword(request.newPassword());
        accounts.endSessionsOf(account.id());
        audit.record(caller, Action.PASSWORD_CHANGED, account.id(), null);
        return Optional.of(startSession(account, now));
    }

    /** Ends the caller's session. */
    public void signOut(Caller caller) {
        if (caller.sessionId() != null) {
            accounts.endSession(caller.sessionId());
        }
        audit.record(caller, Action.SIGN_OUT, caller.id(), null);
    }

    /** True as long as the session of a token has not ended. */
    public boolean isSignedIn(UUID accountId, UUID sessionId) {
        return accounts.hasSession(accountId, sessionId, Instant.now());
    }

    public String displayNameOf(Caller caller) {
        return require(caller).displayName();
    }

    /**
     * Gives a tenant its first operators, each with an initial password. Only the first: an admin who could make himself
     * another operator at any time could use the tenant's keys.
     */
    public OperatorCredentialsResponse createOperators(Caller admin, UUID tenantId, CreateOperatorsRequest request) {
        if (accounts.countOfTenant(tenantId) > 0) {
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

    public OperatorListResponse operatorsOf(UUID tenantId) {
        return new OperatorListResponse(accounts.ofTenant(tenantId).stream()
                .map(a -> new OperatorResponse(
                        a.id(), a.username(), a.displayName(), a.mustChangePassword(), a.createdAt()))
                .toList());
    }

    public int countOperatorsOf(UUID tenantId) {
        return accounts.countOfTenant(tenantId);
    }

    /** Creates the very first admin; does nothing if there is one. */
    public boolean createFirstAdmin(String username, Secret initialPassword) {
        if (accounts.anyAdmin()) {
            return false;
        }
        accounts.store(new Account(null, username, "First admin", initialPassword, Instant.now()));
        audit.ofStranger(null, Action.ADMIN_CREATED, null, "installation", username, "start");
        return true;
    }

    private InitialPassword create(UUID tenantId, NewOperator operator) {
        Secret password = Passwords.random();
        Account account = new Account(tenantId, operator.username(), operator.displayName(), password, Instant.now());
        Database.storeNamed(
                () -> accounts.store(account),
                "The tenant has an operator \"" + operator.username() + "\" already; nobody was created.");
        Instant expires = account.initialPasswordExpiresAt().orElseThrow();
        return new InitialPassword(account.id(), account.username(), password, expires);
    }

    private SignedIn startSession(Account account, Instant now) {
        Instant expires = now.plus(settings.sessionLifetime());
        Session session = new Session(account.id(), now, expires);
        accounts.store(session);
        return new SignedIn(
                account.id(),
                account.username(),
                account.tenantId().orElse(null),
                session.id(),
                account.mustChangePassword(),
                expires);
    }

    private Account require(Caller caller) {
        return accounts.withId(caller.id()).orElseThrow(() -> RefusedException.notFound("account"));
    }
}
