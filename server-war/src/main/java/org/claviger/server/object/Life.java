package org.claviger.server.object;

import static org.claviger.api.ErrorCode.WRONG_STATE;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claviger.api.crypto.Hold;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.Revocation;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** In which state an object is, by what was done to it and by its dates; whether it is held; why its use ended. */
@Embeddable
public class Life {
    /** As it was recorded last; {@link #stateAt} knows what has become of it. */
    @Enumerated(EnumType.STRING)
    private State state;

    /** Absent if no date is known: the database has no way to tell an empty one. */
    @Embedded
    private @Nullable Timeline timeline;

    /** Absent unless it is held. */
    @Embedded
    private @Nullable Suspension suspension;

    @Enumerated(EnumType.STRING)
    @Column(name = "revocation_reason")
    private @Nullable Reason revocationReason;

    @Column(name = "revocation_message")
    private @Nullable String revocationMessage;

    protected Life() {} // JPA

    /** Pre-active, unless the activation date has come. */
    static Life planned(LifeDates dates, Instant now) {
        Life life = new Life();
        life.timeline = Timeline.planned(dates);
        life.state = life.timeline.stateAt(State.PRE_ACTIVE, now);
        return life;
    }

    void activate(Instant now) {
        become(State.ACTIVE, now);
        timeline().activated(now);
    }

    void revoke(RevokeKeyRequest request, Instant now) {
        boolean compromised = request.reason().isCompromise();
        if (compromised && stateAt(now) == State.DESTROYED) {
            become(State.DESTROYED_COMPROMISED, now);
        } else {
            become(compromised ? State.COMPROMISED : State.DEACTIVATED, now);
            timeline().deactivated(now);
        }
        if (compromised) {
            timeline().compromised(request.compromiseOccurrence(), now);
        }
        revocationReason = request.reason();
        revocationMessage = request.message();
    }

    void destroy(Instant now) {
        State present = stateAt(now);
        if (present == State.ACTIVE) {
            throw new RefusedException(WRONG_STATE, "An active key can't be destroyed. Revoke it first.");
        }
        become(Lifecycle.destroyed(present), now);
        timeline().destroyed(now);
    }

    /** Records what its dates have made of it: the states that followed, in order. */
    List<State> settle(Instant now) {
        List<State> passed = new ArrayList<>();
        for (State next = timeline().next(state, now);
                next != state;
                next = timeline().next(state, now)) {
            state = next;
            passed.add(next);
        }
        return passed;
    }

    /** What it is at this moment. */
    State stateAt(Instant now) {
        return timeline == null ? state : timeline.stateAt(state, now);
    }

    /** Refuses unless state, dates and hold allow {@code usage} now. */
    void requireUsable(Usage usage, Instant now) {
        State present = stateAt(now);
        if (!Lifecycle.allows(present, usage)) {
            throw new RefusedException(WRONG_STATE, "A key that is " + present + " can't " + usage + ".");
        }
        requireNotHeld();
        if (timeline != null) {
            timeline.requireAllowing(usage, now);
        }
    }

    /** Refuses one that can't get new material. */
    void requireRotatable(Instant now) {
        requireNotHeld();
        if (stateAt(now) != State.ACTIVE) {
            throw new RefusedException(WRONG_STATE, "A key is rotated while it is active.");
        }
    }

    /** Refuses one that is destroyed. */
    void requireMaterial(Instant now) {
        if (Lifecycle.isDestroyed(stateAt(now))) {
            throw new RefusedException(WRONG_STATE, "The key is destroyed: nothing of it can be changed.");
        }
    }

    /** Refuses one that is suspended. */
    void requireNotHeld() {
        if (suspension != null) {
            suspension.requireNone();
        }
    }

    private void become(State next, Instant now) {
        State present = stateAt(now);
        if (!Lifecycle.mayFollow(present, next)) {
            throw new RefusedException(WRONG_STATE, "A key that is " + present + " can't become " + next + ".");
        }
        state = next;
    }

    /** To be changed. */
    Timeline timeline() {
        if (timeline == null) {
            timeline = Timeline.planned(LifeDates.NONE);
        }
        return timeline;
    }

    /** To be changed. */
    Suspension suspension() {
        if (suspension == null) {
            suspension = Suspension.none();
        }
        return suspension;
    }

    LifeDates dates() {
        return timeline == null ? LifeDates.NONE : timeline.dates();
    }

    @Nullable Hold hold() {
        return suspension == null ? null : suspension.hold();
    }

    @Nullable Revocation revocation() {
        return revocationReason == null ? null : new Revocation(revocationReason, revocationMessage);
    }
}
