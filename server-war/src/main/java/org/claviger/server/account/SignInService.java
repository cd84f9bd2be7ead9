package org.claviger.server.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * How people come in. Each method is one transaction. What was wrong is counted, so that a transaction must not roll back:
 * that is why failure is an answer here.
 */
@Stateless
public class SignInService {
    /** In place of a tenant that there is none of: nobody is found there, and it is told in the system's trail. */
    public static final UUID NOWHERE = new UUID(-1, -1);

    @Inject
    Accounts accounts;

    @Inject
    SessionStarts sessions;

    @Inject
    SecondFactorCodes codes;

    @Inject
    AuditTrail audit;

    /** What {@link PasswordSignIn} compares a password with, outside of any transaction. */
    public Optional<String> passwordHashOf(UUID scope, String username) {
        return accounts.named(scope, username).flatMap(Account::passwordHash);
    }

    /**
     * Concludes a sign-in.
     *
     * @param scope the tenant, that of the admins, or {@link #NOWHERE}
     * @param attempt what was compared outside of the transaction; what holds is what the account has now
     */
    public SignInResult conclude(UUID scope, String username, Attempt attempt, Origin origin) {
        Instant now = Instant.now();
        SignInResult result = accounts.lockedNamed(scope, username)
                .map(account -> tryIn(account, attempt, origin, now))
                .orElse(SignInResult.FAILED);
        ErrorCode refusal = result.codeNeeded() ? ErrorCode.SECOND_FACTOR_REQUIRED : ErrorCode.NOT_AUTHENTICATED;
        audit.ofStranger(
                scope.equals(NOWHERE) ? null : scope,
                Action.SIGN_IN,
                result.person() == null ? refusal : null,
                username,
                null,
                origin.correlationId());
        return result;
    }

    private SignInResult tryIn(Account account, Attempt attempt, Origin origin, Instant now) {
        boolean right = attempt.right() && account.passwordHash().equals(Optional.ofNullable(attempt.comparedWith()));
        if (!account.accepts(right, now)) {
            return SignInResult.FAILED;
        }
        switch (codes.check(account, attempt.code(), now)) {
            case MISSING -> {
                return SignInResult.CODE_NEEDED;
            }
            case WRONG -> {
                account.countFailure(now);
                return SignInResult.FAILED;
            }
            case RIGHT -> account.unlock();
        }
        if (attempt.newHash() != null) {
            account.rehash(attempt.newHash());
        }
        return new SignInResult(false, sessions.start(account, origin, now));
    }

    /**
     * Changes the caller's own password; all sessions end, and a new one starts. Empty if the current password is wrong,
     * which is counted as a wrong sign-in is.
     */
    public Optional<SignedIn> changePassword(Caller caller, ChangePasswordRequest request, Origin origin) {
        Instant now = Instant.now();
        Account account = accounts.lockedWithId(caller.id()).orElseThrow(() -> RefusedException.notFound("account"));
        String hash = account.passwordHash()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE, "This account has no password here; change it where it signs in."));
        if (!account.accepts(PasswordHash.matches(request.currentPassword(), hash), now)) {
            return Optional.empty();
        }
        account.changePassword(request.newPassword());
        sessions.endAllOf(account);
        audit.record(caller, Action.PASSWORD_CHANGED, account.id(), null);
        return Optional.of(sessions.start(account, origin, now));
    }

    /**
     * A password that was compared.
     *
     * @param comparedWith the hash; absent if there was no account
     * @param right if the password fits it
     * @param newHash of the same password, as strong as new ones are; absent if the one that there is will do
     * @param code of the second factor, if one was given
     */
    public record Attempt(
            @Nullable String comparedWith,
            boolean right,
            @Nullable String newHash,
            @Nullable String code) {
        @Override
        public String toString() {
            return "Attempt[" + right + "]";
        }
    }
}
