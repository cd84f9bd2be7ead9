package org.claviger.console.serverkeys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of the server.
 *
 * @param createdAt null if the server doesn't tell
 * @param rotatesAt when the server makes the next one by itself; null if it doesn't
 */
record ServerKey(
        Kind kind,
        String id,
        State state,
        @Nullable Instant createdAt,
        @Nullable Instant rotatesAt) {
    /** What it is for. */
    enum Kind {
        MASTER_KEY,
        SIGNING_KEY
    }

    /** What it does now. */
    enum State {
        /** Everything is sealed under it. */
        SEALS,
        /** It seals, and something is still sealed under the one before. */
        UNFINISHED,
        SIGNS,
        /** It only verifies what it has signed. */
        VERIFIES
    }

    boolean canBeRotated() {
        return state != State.VERIFIES;
    }
}
