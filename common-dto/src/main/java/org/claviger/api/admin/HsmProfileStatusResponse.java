package org.claviger.api.admin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an HSM profile fares on the node that was asked, since its start.
 *
 * @param agentsRunning processes that have the library loaded for it; shared with the other profiles of the library
 * @param sessionsOpen PKCS#11 sessions of these agents
 * @param sessionsInUse those that are lent to a request at this moment
 * @param sessionsAtMost what the agents may have open together
 * @param meanLatencyMicros of a call, in microseconds; newer calls weigh more
 * @param lastError a CKR code or a sentence; absent if there was none
 */
public record HsmProfileStatusResponse(
        UUID id,
        String name,
        HsmProfileState state,
        int agentsRunning,
        int sessionsOpen,
        int sessionsInUse,
        int sessionsAtMost,
        long calls,
        long failures,
        long meanLatencyMicros,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt) {}
