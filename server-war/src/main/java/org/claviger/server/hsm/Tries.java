package org.claviger.server.hsm;

import org.claviger.server.hsm.TokenException.Kind;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * How often a call is tried: as long as its time is not over, and what failed is not the same everywhere. Agents that die
 * are no fault of the token, and are met with more patience; not with any, since the call itself may be what kills them.
 */
final class Tries {
    private static final int MOST_AGENTS_LOST = 8;

    private final long begun = System.nanoTime();
    private final long limit;
    private int left;
    private int agentsLeft = MOST_AGENTS_LOST;
    private @Nullable TokenException blocked;

    /**
     * Begins.
     *
     * @param most tries for what a token says
     */
    Tries(int most, Settings settings) {
        this.left = most;
        this.limit = settings.hsmPatience().plus(settings.hsmCallLimit()).toNanos();
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
