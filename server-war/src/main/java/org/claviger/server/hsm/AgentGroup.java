package org.claviger.server.hsm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.UsageAgent.Call;
import org.claviger.server.hsm.UsageAgent.Login;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;

/**
 * The usage agents of one library. Who wants a session first takes a place at one of them: places are handed out in the
 * order of asking, and in turn among the agents, so that the wait is fair and the load even.
 */
final class AgentGroup implements AutoCloseable {
    private final List<AgentSlot> slots = new ArrayList<>();
    private final BlockingQueue<AgentSlot> places = new LinkedTransferQueue<>();
    private final int size;
    private final Duration patience;

    AgentGroup(String library, Settings settings) {
        this.patience = settings.hsmPatience();
        for (int i = 0; i < settings.hsmAgents(); i++) {
            slots.add(new AgentSlot(() -> AgentProcess.start(library, settings), settings.hsmSessions(), patience));
        }
        for (int i = 0; i < settings.hsmSessions(); i++) {
            places.addAll(slots);
        }
        size = places.size();
    }

    /** Runs {@code call} on a session of a profile; refuses with {@code HSM_UNAVAILABLE} if no place is free in time. */
    <T> T with(UUID profile, Login login, Call<T> call) throws TokenException {
        AgentSlot slot = takePlace();
        try {
            return slot.with(profile, login, call);
        } finally {
            places.add(slot);
        }
    }

    private AgentSlot takePlace() {
        try {
            AgentSlot slot = places.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (slot != null) {
                return slot;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(ErrorCode.HSM_UNAVAILABLE, "All sessions with the HSM are busy. Try again later.");
    }

    /** As many as it takes until each agent has had its turn, and two more: those that replace them may fail as well. */
    int tries() {
        return slots.size() + 2;
    }

    void endHanging(Duration callLimit) {
        slots.forEach(slot -> slot.endIfHanging(callLimit));
    }

    /** Starts agents that are missing. */
    void revive() {
        slots.forEach(AgentSlot::revive);
    }

    /** Those that run lend no more, and end when they are no longer used; others take their places. */
    void replaceAgents() {
        slots.forEach(AgentSlot::retire);
    }

    int agentsRunning() {
        return (int) slots.stream().filter(AgentSlot::isRunning).count();
    }

    int sessionsOpen() {
        return slots.stream().mapToInt(AgentSlot::sessions).sum();
    }

    int sessionsInUse() {
        return size - places.size();
    }

    int sessionsAtMost() {
        return size;
    }

    @Override
    public void close() {
        slots.forEach(AgentSlot::close);
    }
}
