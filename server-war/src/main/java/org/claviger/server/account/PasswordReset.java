package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.approval.Carried;
import org.claviger.server.audit.Action;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;

/** Gives an account an initial password, for who has forgotten his own, and takes away a second factor that may be lost. */
@ApplicationScoped
public class PasswordReset extends AccountAction {
    @Inject
    Sessions sessions;

    @Inject
    SecondFactors secondFactors;

    @Inject
    Settings settings;

    @Override
    public ProposedAction action() {
        return ProposedAction.RESET_PASSWORD;
    }

    @Override
    void check(Caller caller, Account account) {
        if (!account.isLocal()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "This account has no password here; it is reset where it signs in.");
        }
    }

    @Override
    Carried carryOut(Caller caller, Account account) {
        Secret password = Passwords.random();
        account.resetPassword(password, Instant.now(), settings.initialPasswordLifetime());
        sessions.endAllOf(account.id());
        secondFactors.removeOf(account.id());
        audit.record(caller, Action.PASSWORD_RESET, account.id(), account.username());
        IssuedCredential credential = new IssuedCredential(
                account.id(),
                account.username(),
                password,
                account.initialPasswordExpiresAt().orElseThrow());
        return new Carried(Wording.of(ProposalText.PASSWORD_RESET, account.username()), credential, credential);
    }
}
