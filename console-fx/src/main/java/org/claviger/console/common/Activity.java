package org.claviger.console.common;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What a screen is doing: at most one call at a time, off the UI thread. It tells whether one runs, whether one runs so
 * long that it should be shown, and what went wrong with the last. A call that was cancelled, or overtaken by a newer one,
 * changes nothing any more, however it ends.
 */
public final class Activity {
    private final Background background;
    private final Predicate<Fault> handled;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Fault> fault = new ReadOnlyObjectWrapper<>();

    private long current;
    private @Nullable Future<?> running;

    /** Shows every fault. */
    public Activity(Background background) {
        this(background, fault -> false);
    }

    /** Asks {@code handled} first: a fault for which it says true is somebody else's, and not shown. */
    public Activity(Background background, Predicate<Fault> handled) {
        this.background = background;
        this.handled = handled;
    }

    /** An activity that hands the end of the session (401) over to {@code sessionEnded}. */
    public static Activity inSession(Background background, Runnable sessionEnded) {
        return new Activity(background, fault -> {
            if (fault.endsSession()) {
                sessionEnded.run();
            }
            return fault.endsSession();
        });
    }

    /** Starts a call, and hands its result to {@code done} on the UI thread. An earlier call that still runs is cancelled. */
    public <T> void start(Callable<T> call, Consumer<T> done) {
        cancel();
        long mine = ++current;
        fault.set(null);
        busy.set(true);
        background.patience().execute(() -> slow.set(busy.get() && mine == current));
        try {
            running = background.workers().submit(() -> run(mine, call, done));
        } catch (RejectedExecutionException e) {
            finish(mine, () -> fail(e));
        }
    }

    /** Gives the call up that runs, if one does. */
    public void cancel() {
        current++;
        if (running != null) {
            running.cancel(true);
        }
        idle();
    }

    /** Shows a fault that no call has brought, such as an address that is none. */
    public void fail(Exception e) {
        Fault found = Fault.of(e);
        if (!handled.test(found)) {
            fault.set(found);
        }
    }

    /** Takes the last fault away. */
    public void clear() {
        fault.set(null);
    }

    private <T> void run(long mine, Callable<T> call, Consumer<T> done) {
        try {
            T result = call.call();
            background.ui().execute(() -> finish(mine, () -> done.accept(result)));
        } catch (Exception e) {
            background.ui().execute(() -> finish(mine, () -> fail(e)));
        }
    }

    private void finish(long mine, Runnable then) {
        if (mine == current) {
            idle();
            then.run();
        }
    }

    private void idle() {
        running = null;
        busy.set(false);
        slow.set(false);
    }

    /** True from start to end of a call. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** True when a call has lasted longer than half a second. */
    public ReadOnlyBooleanProperty slowProperty() {
        return slow.getReadOnlyProperty();
    }

    /** Why the last call failed; null if it didn't. */
    public ReadOnlyObjectProperty<@Nullable Fault> faultProperty() {
        return fault.getReadOnlyProperty();
    }
}
