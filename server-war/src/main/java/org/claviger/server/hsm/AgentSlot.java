package org.claviger.server.hsm;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.claviger.server.hsm.UsageAgent.Call;
import org.claviger.server.hsm.UsageAgent.Login;
import org.jspecify.annotations.Nullable;

/** The place of one usage agent: whoever needs it and finds it dead or retired has another started. */
final class AgentSlot implements AutoCloseable {
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final Starter starter;
    private final int sessions;
    private final Duration patience;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable UsageAgent agent;

    /** Retired ones whose last calls are still running. */
    private final Set<UsageAgent> leaving = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;
    private long pause;
    private long notBefore = System.nanoTime();

    AgentSlot(Starter starter, int sessions, Duration patience) {
        this.starter = starter;
        this.sessions = sessions;
        this.patience = patience;
    }

    <T> T with(UsageProfile profile, Login login, Call<T> call) throws TokenException {
        return agent().with(profile, login, call);
    }

    /** Has an agent started if there is none: a failure shows when it is needed. */
    void revive() {
        try {
            agent();
        } catch (TokenException e) {
            // The next request, or the next round of the watch, tries again.
        }
    }

    private UsageAgent agent() throws TokenException {
        UsageAgent running = agent;
        if (running != null && running.isUsable()) {
            return running;
        }
        try {
            if (!starting.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw TokenException.agent("The HSM agent is still being started.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.agent("The wait for the HSM agent was interrupted.", e);
        }
        try {
            UsageAgent current = agent;
            return current != null && current.isUsable() ? current : replace(current);
        } finally {
            starting.unlock();
        }
    }

    private UsageAgent replace(@Nullable UsageAgent old) throws TokenException {
        awaitNextTry();
        try {
            UsageAgent started = new UsageAgent(starter.start(), sessions);
            agent = started;
            pause = 0;
            if (closed) {
                started.close();
            }
            return started;
        } catch (TokenException e) {
            notBefore = System.nanoTime() + pause;
            pause = Math.max(FIRST_PAUSE, Math.min(2 * pause, LONGEST_PAUSE));
            throw e;
        } finally {
            if (old != null && !old.isUsable()) {
                leaving.add(old);
                old.closeWhenIdle();
            }
        }
    }

    /** After the first failure there is another try at once, later ones are ever further apart. */
    private void awaitNextTry() throws TokenException {
        long wait = notBefore - System.nanoTime();
        if (closed || wait > patience.toNanos()) {
            throw TokenException.agent("The HSM agent could not be started a moment ago.", null);
        }
        try {
            TimeUnit.NANOSECONDS.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.agent("The wait for the HSM agent was interrupted.", e);
        }
    }

    void retire() {
        UsageAgent running = agent;
        if (running != null) {
            running.closeWhenIdle();
        }
    }

    void endIfHanging(Duration limit) {
        UsageAgent running = agent;
        if (running != null) {
            running.endIfHanging(limit.toNanos());
        }
        leaving.forEach(old -> old.endIfHanging(limit.toNanos()));
        leaving.removeIf(UsageAgent::hasEnded);
    }

    boolean isRunning() {
        UsageAgent running = agent;
        return running != null && running.isUsable();
    }

    int sessions() {
        UsageAgent running = agent;
        return running == null ? 0 : running.sessions();
    }

    @Override
    public void close() {
        closed = true;
        UsageAgent running = agent;
        if (running != null) {
            running.close();
        }
        leaving.forEach(UsageAgent::close);
    }

    /** Starts a process that has the library loaded. */
    interface Starter {
        AgentProcess start() throws TokenException;
    }
}
