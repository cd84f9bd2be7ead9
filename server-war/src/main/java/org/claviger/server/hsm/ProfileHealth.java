package org.claviger.server.hsm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the calls of one profile have gone lately. */
final class ProfileHealth {
    /** The weight of the newest call in the mean latency. */
    private static final double NEWEST = 0.05;

    private double meanNanos;
    private @Nullable String lastError;
    private @Nullable Instant lastErrorAt;
    private @Nullable Instant lastSuccessAt;
    private boolean failing;
    private long calls;
    private long failures;

    void succeeded(long nanos) {
        succeeded(nanos, 1);
    }

    /** So many calls, together. */
    synchronized void succeeded(long nanos, int together) {
        meanNanos = calls == 0 ? nanos : meanNanos + NEWEST * (nanos - meanNanos);
        calls += together;
        failing = false;
        lastSuccessAt = Instant.now();
    }

    /** A refusal that leaves the session as it was says nothing against the token. */
    synchronized void failed(TokenException failure) {
        if (failure.isWorthAnotherTry() || failure.isAboutThePin()) {
            failures++;
            failing = true;
            lastError = failure.sentence();
            lastErrorAt = Instant.now();
        }
    }

    /** True if the newest call failed for the token's or the agent's sake. */
    synchronized boolean isFailing() {
        return failing;
    }

    /** True if a call succeeded within {@code span}. */
    synchronized boolean wasWellWithin(Duration span) {
        return lastSuccessAt != null && lastSuccessAt.isAfter(Instant.now().minus(span));
    }

    synchronized Duration meanLatency() {
        return Duration.ofNanos((long) meanNanos);
    }

    synchronized long calls() {
        return calls;
    }

    synchronized long failures() {
        return failures;
    }

    synchronized Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    synchronized Optional<Instant> lastErrorAt() {
        return Optional.ofNullable(lastErrorAt);
    }
}
