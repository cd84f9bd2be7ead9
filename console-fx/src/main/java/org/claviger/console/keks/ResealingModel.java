package org.claviger.console.keks;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.claviger.api.tenant.ResealingRequest;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Session;
import org.jspecify.annotations.Nullable;

/** How far the material has come to the newest KEK: asked again and again, as long as somebody looks and something is left. */
final class ResealingModel {
    private final Session session;
    private final KeksDoor door;
    private final Activity activity;
    private final Runnable finished;
    private final ReadOnlyObjectWrapper<@Nullable ResealingResponse> progress = new ReadOnlyObjectWrapper<>();
    private long watch;
    private boolean watched;

    /** {@code finished} is told when the last material has come over while somebody was looking. */
    ResealingModel(Session session, KeksDoor door, Runnable finished) {
        this.session = session;
        this.door = door;
        this.activity = session.activity();
        this.finished = finished;
    }

    /** Begins to look. */
    void watch() {
        watched = true;
        ask(++watch);
    }

    /** Asks anew, if somebody looks. */
    void lookAgain() {
        if (watched) {
            ask(++watch);
        }
    }

    /** Looks no more. */
    void rest() {
        watched = false;
        watch++;
        activity.cancel();
    }

    private void ask(long mine) {
        if (watched && mine == watch) {
            activity.start(door::resealing, now -> show(mine, now));
        }
    }

    private void show(long mine, ResealingResponse now) {
        ResealingResponse before = progress.get();
        progress.set(now);
        if (now.left() > 0) {
            session.background().patience().execute(() -> ask(mine));
        } else if (before != null && before.left() > 0) {
            finished.run();
        }
    }

    /** Stops after the batch at hand, or goes on. */
    void pause(boolean paused) {
        ResealingResponse now = progress.get();
        if (now != null) {
            long mine = ++watch;
            activity.start(
                    () -> door.steer(new ResealingRequest(paused, now.objectsPerSecond())),
                    answer -> show(mine, answer));
        }
    }

    /** A form for how fast it may go from now on. */
    SpeedForm speed(Deeds deeds, Consumer<Outcome<ResealingResponse>> done) {
        ResealingResponse now = progress.get();
        boolean paused = now != null && now.paused();
        return new SpeedForm(
                deeds.activity(),
                now == null ? null : now.objectsPerSecond(),
                speed -> deeds.start(() -> door.steer(new ResealingRequest(paused, speed)), done));
    }

    /** From 0 to 1. */
    static double share(ResealingResponse progress) {
        long all = progress.done() + progress.left();
        return all == 0 ? 1 : (double) progress.done() / all;
    }

    /** Null until the server has told. */
    ReadOnlyObjectProperty<@Nullable ResealingResponse> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    Activity activity() {
        return activity;
    }
}
