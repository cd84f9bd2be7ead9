package org.claviger.server.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.auth.RecoveryCodesResponse;
import org.claviger.api.auth.SecondFactorCode;
import org.claviger.api.auth.SecondFactorResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.ServerSecrets;

/** How somebody sets up the second factor of his own account, and removes it. Each method is one transaction. */
@Stateless
public class SecondFactorService {
    private static final int RECOVERY_CODES = 10;

    @Inject
    Accounts accounts;

    @Inject
    SecondFactors factors;

    @Inject
    SecondFactorCodes codes;

    @Inject
    ServerSecrets secrets;

    @Inject
    AuditTrail audit;

    /** Makes a secret for an authenticator. Nothing changes before a code of its is confirmed. */
    public SecondFactorResponse begin(Caller caller) {
        Account account = requireLocal(caller);
        byte[] secret = Totp.newSecret();
        try {
            byte[] sealed = secrets.seal(SecondFactor.boundTo(account.id()), secret);
            SecondFactor factor = factors.lockedEvenIfUnconfirmed(account.id()).orElse(null);
            if (factor == null) {
                factors.store(new SecondFactor(account.id(), sealed));
            } else if (factor.confirmed()) {
                throw new RefusedException(
                        ErrorCode.WRONG_STATE,
                        "A second factor is set up already. Remove it first, with a code of its.");
            } else {
                factor.replaceSecret(sealed);
            }
            audit.record(caller, Action.SECOND_FACTOR_SET_UP, account.id(), "begun");
            return new SecondFactorResponse(
                    Secret.of(Totp.base32(secret)), Secret.of(Totp.uri(secret, account.username())));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Confirms that the authenticator has the secret. From now on a sign-in takes a code. */
    public RecoveryCodesResponse confirm(Caller caller, SecondFactorCode code) {
        Account account = requireLocal(caller);
        SecondFactor factor = factors.lockedEvenIfUnconfirmed(account.id())
                .filter(found -> !found.confirmed())
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE, "There is nothing to confirm. Begin to set up a second factor first."));
        if (!codes.takes(factor, code.code().strip(), Instant.now())) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "The code is not right. Check the clock of the authenticator, and try again.");
        }
        List<Secret> recovery =
                Stream.generate(RecoveryCodes::next).limit(RECOVERY_CODES).toList();
        factor.confirm(recovery.stream()
                .map(each -> RecoveryCodes.hash(String.valueOf(each.reveal())))
                .toList());
        audit.record(caller, Action.SECOND_FACTOR_SET_UP, account.id(), "confirmed");
        return new RecoveryCodesResponse(recovery);
    }

    /**
     * Removes the second factor. Whoever has but a stolen token can't: it takes a code. False if that is wrong, which counts
     * as a wrong sign-in does.
     */
    public boolean remove(Caller caller, SecondFactorCode code) {
        Account account = requireLocal(caller);
        Instant now = Instant.now();
        if (account.isLocked(now) || codes.check(account, code.code(), now) != SecondFactorCodes.Result.RIGHT) {
            account.countFailure(now);
            return false;
        }
        if (!factors.removeOf(account.id())) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "No second factor is set up.");
        }
        audit.record(caller, Action.SECOND_FACTOR_REMOVED, account.id(), null);
        return true;
    }

    private Account requireLocal(Caller caller) {
        Account account = accounts.lockedWithId(caller.id()).orElseThrow(() -> RefusedException.notFound("account"));
        if (!account.isLocal()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "This account signs in elsewhere; set up a second factor there.");
        }
        return account;
    }
}
