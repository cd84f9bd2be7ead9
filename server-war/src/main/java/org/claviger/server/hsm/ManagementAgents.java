package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.UsageAgent.Call;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;

/**
 * Agents that live for one operation: what needs the key management user, or asks a library that nobody uses yet. Only a
 * few at once, since each is a process.
 */
@ApplicationScoped
public class ManagementAgents {
    private static final int MOST = 4;

    @Inject
    Settings settings;

    private final Semaphore places = new Semaphore(MOST, true);
    private final Set<AgentConnection> running = ConcurrentHashMap.newKeySet();

    /** Starts an agent, runs {@code call} in a conversation with it, and ends it. */
    <T> T with(String library, Call<T> call) throws TokenException {
        takePlace();
        try (AgentProcess agent = AgentProcess.start(library, settings);
                AgentConnection connection = agent.connect()) {
            running.add(connection);
            try {
                return call.on(connection);
            } finally {
                running.remove(connection);
            }
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(settings.hsmPatience().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(
                ErrorCode.HSM_UNAVAILABLE, "Other operations on HSMs are still running. Try again later.");
    }

    /** Ends those that take too long; to be asked now and then. */
    void endHanging() {
        Duration limit = settings.hsmManagementLimit();
        running.forEach(connection -> connection.endIfHanging(limit.toNanos()));
    }
}
