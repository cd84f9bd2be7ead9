package org.claviger.server.hsm;

import java.util.List;
import org.claviger.server.hsm.TokenException.Kind;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * How often a call is tried: as long as its time is not over, and what failed is not the same everywhere. Agents that die
 * are no fault of the token, and are met with more patience; not with any, since the call itself may be what kills them.
 */
final class Tries {
    private static final int MOST_AGENTS_LOST = 8;

    /** Milliseconds before the tries that follow a failure of the token: in the end an agent is old enough to be replaced. */
    private static final List<Long> PAUSES = List.of(0L, 100L, UsageAgent.YOUTH.toMillis());

    private final long begun = System.nanoTime();
    private final long limit;
    private int left;
    private int agentsLeft = MOST_AGENTS_LOST;
    private @Nullable TokenException blocked;
    private @Nullable AgentSlot newest;
    private int paused;

    /**
     * Begins.
     *
     * @param most tries for what a token says
     */
    Tries(int most, Settings settings) {
        this.left = most;
        this.limit = settings.hsmPatience().plus(settings.hsmCallLimit()).toNanos();
    }

    /** Waits before another try of what the token has refused: if an agent is ill, there is another soon. */
    void pause() throws TokenException {
        try {
            Thread.sleep(PAUSES.get(Math.min(paused++, PAUSES.size() - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.agent("The wait for another try was interrupted.", e);
        }
    }

    /** Begins another try. */
    void on(AgentSlot slot) {
        newest = slot;
    }

    /** Where the newest try was; absent before the first. */
    @Nullable AgentSlot newest() {
        return newest;
    }

    /** Counts a failure; throws if there is no further try, by what tells most. */
    void failed(TokenException failure) throws TokenException {
        if (failure.kind() == Kind.BLOCKED) {
            blocked = failure;
        }
        int more = failure.kind() == Kind.AGENT ? --agentsLeft : --left;
        if (more == 0 || !failure.isWorthAnotherTry() || System.nanoTime() - begun > limit) {
            throw blocked == null ? failure : blocked;
        }
    }
}
