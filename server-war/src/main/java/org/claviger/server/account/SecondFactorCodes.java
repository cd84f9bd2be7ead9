package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.ServerSecrets;
import org.jspecify.annotations.Nullable;

/** Checks codes of second factors, each of which is good once; part of the transaction of a sign-in. */
@ApplicationScoped
class SecondFactorCodes {
    /** What came of it; right also where there is no second factor. */
    enum Result {
        RIGHT,
        WRONG,
        MISSING
    }

    @Inject
    SecondFactors factors;

    @Inject
    ServerSecrets secrets;

    @Inject
    AuditTrail audit;

    Result check(Account account, @Nullable String code, Instant now) {
        SecondFactor factor = factors.lockedOf(account.id()).orElse(null);
        if (factor == null) {
            return Result.RIGHT;
        }
        if (code == null || code.isBlank()) {
            return Result.MISSING;
        }
        if (takes(factor, code.strip(), now)) {
            return Result.RIGHT;
        }
        if (!factor.useRecoveryCode(RecoveryCodes.hash(code))) {
            return Result.WRONG;
        }
        audit.ofServer(
                account.tenantId().orElse(null), Action.RECOVERY_CODE_USED, account.id(), "by " + account.username());
        return Result.RIGHT;
    }

    /** True for a code of the authenticator that counts now and was not taken before. */
    boolean takes(SecondFactor factor, String code, Instant now) {
        byte[] secret = secrets.open(SecondFactor.boundTo(factor.accountId()), factor.secret());
        try {
            OptionalLong step = Totp.stepOf(secret, code, now);
            return step.isPresent() && factor.take(step.getAsLong());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
