package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.server.account.SignInService.Attempt;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in. Comparing a password is made slow on purpose: it is done outside of any transaction, as many at once as
 * there are cores, with a few more in wait; the rest is refused at once, so that a flood of sign-ins takes neither the
 * database's connections nor the server's threads from those who use keys.
 */
@ApplicationScoped
public class PasswordSignIn {
    private static final int MOST_WAITING = 16;
    private static final long PATIENCE_SECONDS = 3;

    @Inject
    SignInService service;

    @Inject
    AddressThrottle throttle;

    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /**
     * Signs in with a password; every way of failing looks and takes the same, except that the right password of an account
     * with a second factor tells that a code is missing.
     *
     * @param scope the tenant, or that of the admins
     * @throws RefusedException with {@code QUOTA_EXCEEDED} if too many try at once, or too many have failed from there
     */
    public SignInResult signIn(UUID scope, String username, Secret password, @Nullable String code, Origin origin) {
        throttle.requirePatience(origin.address());
        SignInResult result = service.conclude(scope, username, attempt(scope, username, password, code), origin);
        if (result.person() == null && !result.codeNeeded()) {
            throttle.countFailure(origin.address());
        }
        return result;
    }

    private Attempt attempt(UUID scope, String username, Secret password, @Nullable String code) {
        takePlace();
        try {
            String hash = service.passwordHashOf(scope, username).orElse(null);
            boolean right = hash == null ? PasswordHash.matchesNobody(password) : PasswordHash.matches(password, hash);
            boolean outdated = right && hash != null && PasswordHash.isOutdated(hash);
            return new Attempt(hash, right, outdated ? PasswordHash.of(password) : null, code);
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.getQueueLength() < MOST_WAITING && places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(ErrorCode.QUOTA_EXCEEDED, "Too many sign in at once. Try again later.");
    }
}
