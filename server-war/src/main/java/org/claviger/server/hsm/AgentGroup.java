package org.claviger.server.hsm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.UsageAgent.Call;
import org.claviger.server.hsm.UsageAgent.Login;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

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

    /**
     * Runs {@code call} on a session of a profile; refuses with {@code HSM_UNAVAILABLE} if no place is free in time.
     *
     * @param tries of the request: where it has just failed it comes again only if there is no place elsewhere
     */
    <T> T with(UsageProfile profile, Login login, Call<T> call, Tries tries) throws TokenException {
        AgentSlot slot = takePlace(tries.newest());
        tries.on(slot);
        try {
            return slot.with(profile, login, call);
        } finally {
            places.add(slot);
        }
    }

    /** An agent that fails is quicker than one that works: without a second look its places would be taken the most. */
    private AgentSlot takePlace(@Nullable AgentSlot unwanted) {
        try {
            AgentSlot slot = places.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (slot != null) {
                return slot == unwanted ? exchange(slot) : slot;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(ErrorCode.HSM_UNAVAILABLE, "All sessions with the HSM are busy. Try again later.");
    }

    private AgentSlot exchange(AgentSlot unwanted) {
        for (AgentSlot other : slots) {
            if (other != unwanted && places.remove(other)) {
                places.add(unwanted);
                return other;
            }
        }
        return unwanted;
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
