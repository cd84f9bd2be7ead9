package org.claviger.server.object;

import static org.claviger.api.ErrorCode.WRONG_STATE;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.claviger.api.crypto.Hold;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Whether an object is held (NIST SP 800-57 Part 1, section 7.3), which KMIP's states don't know. */
@Embeddable
public class Suspension {
    @Column(name = "held_since")
    private @Nullable Instant since;

    @Column(name = "hold_reason")
    private @Nullable String reason;

    protected Suspension() {} // JPA

    static Suspension none() {
        return new Suspension();
    }

    void begin(@Nullable String why, Instant now) {
        if (since != null) {
            throw new RefusedException(WRONG_STATE, "The key is held already.");
        }
        since = now;
        reason = why;
    }

    void end() {
        if (since == null) {
            throw new RefusedException(WRONG_STATE, "The key is not held.");
        }
        since = null;
        reason = null;
    }

    /** Refuses whatever an object that is held can't be used for. */
    void requireNone() {
        if (since != null) {
            throw new RefusedException(WRONG_STATE, "The key is held. It can be used again when it is released.");
        }
    }

    /** Absent unless it is held. */
    @Nullable Hold hold() {
        return since == null ? null : new Hold(since, reason);
    }
}
