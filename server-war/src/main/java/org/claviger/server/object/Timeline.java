package org.claviger.server.object;

import static org.claviger.api.ErrorCode.INVALID_REQUEST;
import static org.claviger.api.ErrorCode.WRONG_STATE;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.PlannedDate;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** The dates of an object's life. Those that have come change its state, whether anybody asks or not. */
@Embeddable
public class Timeline {
    @Column(name = "activation_date")
    private @Nullable Instant activation;

    @Column(name = "process_start_date")
    private @Nullable Instant processStart;

    @Column(name = "protect_stop_date")
    private @Nullable Instant protectStop;

    @Column(name = "deactivation_date")
    private @Nullable Instant deactivation;

    @Column(name = "compromise_occurrence_date")
    private @Nullable Instant compromiseOccurrence;

    @Column(name = "compromise_date")
    private @Nullable Instant compromise;

    @Column(name = "destroy_date")
    private @Nullable Instant destroy;

    protected Timeline() {} // JPA

    /** What is planned of an object that is being made. */
    static Timeline planned(LifeDates dates) {
        Timeline timeline = new Timeline();
        timeline.plan(dates);
        return timeline;
    }

    /** Takes the dates that are given; those that aren't stay. */
    final void plan(LifeDates dates) {
        activation = either(dates.activation(), activation);
        processStart = either(dates.processStart(), processStart);
        protectStop = either(dates.protectStop(), protectStop);
        deactivation = either(dates.deactivation(), deactivation);
        destroy = either(dates.destroy(), destroy);
        requireOrder();
    }

    /** Plans anew what has not come yet. */
    void replan(LifeDates dates, Instant now) {
        requireToCome(activation, dates.activation(), now);
        requireToCome(processStart, dates.processStart(), now);
        requireToCome(protectStop, dates.protectStop(), now);
        requireToCome(deactivation, dates.deactivation(), now);
        requireToCome(destroy, dates.destroy(), now);
        plan(dates);
    }

    private static void requireToCome(@Nullable Instant present, @Nullable Instant wanted, Instant now) {
        if (wanted == null || wanted.equals(present)) {
            return;
        }
        if (hasCome(present, now)) {
            throw new RefusedException(WRONG_STATE, "A date that has come stays as it is.");
        }
        if (hasCome(wanted, now)) {
            throw new RefusedException(INVALID_REQUEST, "A date that is planned has to lie ahead.");
        }
    }

    /** Takes back what is planned. */
    void forget(PlannedDate date, Instant now) {
        Instant present = switch (date) {
            case ACTIVATION -> activation;
            case PROCESS_START -> processStart;
            case PROTECT_STOP -> protectStop;
            case DEACTIVATION -> deactivation;
            case DESTROY -> destroy;
        };
        if (present == null || hasCome(present, now)) {
            throw new RefusedException(WRONG_STATE, "There is no date \"" + date + "\" to come.");
        }
        switch (date) {
            case ACTIVATION -> activation = null;
            case PROCESS_START -> processStart = null;
            case PROTECT_STOP -> protectStop = null;
            case DEACTIVATION -> {
                requireEnd(activation, null, destroy);
                deactivation = null;
            }
            case DESTROY -> destroy = null;
        }
    }

    private static @Nullable Instant either(@Nullable Instant wanted, @Nullable Instant present) {
        return wanted == null ? present : wanted;
    }

    private void requireOrder() {
        requireOrder(activation, "activation", processStart, "processStart");
        requireOrder(activation, "activation", protectStop, "protectStop");
        requireOrder(activation, "activation", deactivation, "deactivation");
        requireOrder(processStart, "processStart", deactivation, "deactivation");
        requireOrder(protectStop, "protectStop", deactivation, "deactivation");
        requireOrder(deactivation, "deactivation", destroy, "destroy");
        requireEnd(activation, deactivation, destroy);
    }

    private static void requireEnd(
            @Nullable Instant activation, @Nullable Instant deactivation, @Nullable Instant destroy) {
        if (destroy != null && activation != null && deactivation == null) {
            throw new RefusedException(
                    INVALID_REQUEST, "An active key can't be destroyed: a destroy date needs a deactivation date.");
        }
    }

    private static void requireOrder(
            @Nullable Instant first, String firstName, @Nullable Instant second, String secondName) {
        if (first != null && second != null && second.isBefore(first)) {
            throw new RefusedException(
                    INVALID_REQUEST, "The date \"" + secondName + "\" can't lie before \"" + firstName + "\".");
        }
    }

    /** What has become of the state that was recorded last. */
    State stateAt(State recorded, Instant now) {
        State state = recorded;
        for (State next = next(state, now); next != state; next = next(state, now)) {
            state = next;
        }
        return state;
    }

    /** The state that a date has made of this one; the same if none has. */
    State next(State state, Instant now) {
        if (state == State.PRE_ACTIVE && hasCome(activation, now)) {
            return State.ACTIVE;
        }
        if (state == State.ACTIVE && hasCome(deactivation, now)) {
            return State.DEACTIVATED;
        }
        State destroyed = Lifecycle.destroyed(state);
        return hasCome(destroy, now) && Lifecycle.mayFollow(state, destroyed) ? destroyed : state;
    }

    /** Refuses if a date keeps an object, whatever its state, from this use. */
    void requireAllowing(Usage usage, Instant now) {
        if (Lifecycle.protects(usage) && hasCome(protectStop, now)) {
            throw new RefusedException(
                    WRONG_STATE, "The time in which the key protects is over: it can't " + usage + ".");
        }
        if (!Lifecycle.protects(usage) && processStart != null && processStart.isAfter(now)) {
            throw new RefusedException(
                    WRONG_STATE, "The time in which the key processes has not begun: it can't " + usage + " yet.");
        }
    }

    /** Now, whatever was planned. */
    void activated(Instant now) {
        activation = now;
        requireOrder();
    }

    void deactivated(Instant now) {
        if (!hasCome(deactivation, now)) {
            deactivation = now;
        }
    }

    void compromised(@Nullable Instant occurrence, Instant now) {
        compromise = now;
        compromiseOccurrence = occurrence == null ? now : occurrence;
    }

    void destroyed(Instant now) {
        destroy = now;
    }

    @Nullable Instant activation() {
        return activation;
    }

    LifeDates dates() {
        return new LifeDates(
                activation, processStart, protectStop, deactivation, compromiseOccurrence, compromise, destroy);
    }

    private static boolean hasCome(@Nullable Instant date, Instant now) {
        return date != null && !date.isAfter(now);
    }
}
