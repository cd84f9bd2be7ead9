package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
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
    AccountService accounts;

    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /**
     * Signs in with a password; empty if it fails, and every way of failing looks and takes the same.
     *
     * @param tenantId absent for an admin
     * @throws RefusedException with {@code QUOTA_EXCEEDED} if too many try at once
     */
    public Optional<SignedIn> signIn(@Nullable UUID tenantId, String username, Secret password, String correlationId) {
        takePlace();
        String hash;
        boolean right;
        try {
            hash = accounts.passwordHashOf(tenantId, username).orElse(null);
            right = hash == null ? PasswordHash.matchesNobody(password) : PasswordHash.matches(password, hash);
        } finally {
            places.release();
        }
        return accounts.conclude(tenantId, username, hash, right, correlationId);
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
