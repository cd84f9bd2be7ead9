package org.claviger.api.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.RefreshRequest;
import org.jspecify.annotations.Nullable;

/**
 * An access token that is replaced before it expires. One renewal runs at a time, whoever asks meanwhile waits for it; and it
 * runs on a thread of its own, since a refresh token is good for once: a caller who gives up must not lose the answer.
 */
public final class RenewingToken implements TokenSource {
    /** Before the end; a quarter of the lifetime if that is less. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    private static final int SHARE = 4;

    private final Clock clock;
    private Lease lease;
    private Instant since;
    private @Nullable CompletableFuture<String> renewal;

    /** Begins with one that was given just now. */
    public RenewingToken(Lease first, Clock clock) {
        this.clock = clock;
        this.lease = first;
        this.since = clock.instant();
    }

    /** The token of somebody who has signed in at this server, which renews it by {@code POST /api/v1/auth/refresh}. */
    public static RenewingToken of(ApiClient server, LoginResponse login) {
        return new RenewingToken(leaseOf(server.asNobody(), login), Clock.systemUTC());
    }

    private static Lease leaseOf(ApiClient nobody, LoginResponse login) {
        return new Lease(login.accessToken(), Duration.ofSeconds(login.expiresIn()), () -> {
            // Wiped only when it has served: if nobody answers, it is needed once more.
            RefreshRequest request = new RefreshRequest(login.refreshToken());
            LoginResponse next = nobody.post("/api/v1/auth/refresh", request, LoginResponse.class);
            request.close();
            return leaseOf(nobody, next);
        });
    }

    @Override
    public String accessToken() {
        CompletableFuture<String> awaited;
        synchronized (this) {
            if (clock.instant().isBefore(renewAt())) {
                return lease.accessToken();
            }
            if (renewal == null) {
                renewal = renew(lease);
            }
            awaited = renewal;
        }
        return await(awaited);
    }

    private CompletableFuture<String> renew(Lease old) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(take(old.next().get()));
                    } catch (ServerUnreachableException e) {
                        complete(result, e);
                    } catch (RuntimeException e) {
                        end();
                        result.completeExceptionally(e);
                    }
                },
                "token-renewal");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private synchronized String take(Lease next) {
        lease = next;
        since = clock.instant();
        renewal = null;
        return next.accessToken();
    }

    /** While the old one holds, a renewal that didn't get through is tried again with the next request. */
    private synchronized void complete(CompletableFuture<String> result, ServerUnreachableException failure) {
        renewal = null;
        if (clock.instant().isBefore(since.plus(lease.lifetime()))) {
            result.complete(lease.accessToken());
        } else {
            result.completeExceptionally(failure);
        }
    }

    private synchronized void end() {
        renewal = null;
    }

    private Instant renewAt() {
        Duration quarter = lease.lifetime().dividedBy(SHARE);
        return since.plus(lease.lifetime()).minus(quarter.compareTo(EARLY) < 0 ? quarter : EARLY);
    }

    private static String await(CompletableFuture<String> token) {
        try {
            return token.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnreachableException("The call was given up.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }

    /**
     * A token for a while.
     *
     * @param lifetime from when it was given
     * @param next asks for the next one, once; throws as {@link TokenSource#accessToken} does
     */
    public record Lease(String accessToken, Duration lifetime, Supplier<Lease> next) {
        @Override
        public String toString() {
            return "Lease[lifetime=" + lifetime + "]";
        }
    }
}
