package org.claviger.api.tenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the tenant's material has come from older KEKs to the active ones.
 *
 * @param running true while a node works on it
 * @param left materials that still are to be sealed anew; 0 if an older KEK may be destroyed
 * @param done since {@code startedAt}
 * @param failed did not open, so that they stayed as they are: the server's log names them
 * @param rate materials per second, lately
 * @param secondsLeft at that rate; absent if nothing is known of it
 * @param startedAt when the newest run began; absent if there was none
 * @param finishedAt absent while something is left
 */
public record ResealingResponse(
        boolean running,
        boolean paused,
        @Nullable Integer objectsPerSecond,
        long left,
        long done,
        long failed,
        double rate,
        @Nullable Long secondsLeft,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
