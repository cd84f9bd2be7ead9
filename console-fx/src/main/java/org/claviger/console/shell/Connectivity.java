package org.claviger.console.shell;

import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.claviger.api.HealthResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;

/**
 * Whether the server answers. A call that found nobody tells so; then the server is asked from time to time, by whoever has
 * a clock, until it answers again.
 */
final class Connectivity {
    private final Activity asking;
    private final Callable<HealthResponse> question;
    private final Runnable backAgain;
    private final ReadOnlyBooleanWrapper offline = new ReadOnlyBooleanWrapper();

    /** Answers, until it is told otherwise; {@code backAgain} is called when it answers after a while in which it didn't. */
    Connectivity(Background background, Callable<HealthResponse> question, Runnable backAgain) {
        this.asking = new Activity(background, fault -> true);
        this.question = question;
        this.backAgain = backAgain;
    }

    /** A call has found nobody. */
    void lost() {
        offline.set(true);
    }

    /** Asks whether it answers now, if it did not. */
    void ask() {
        if (offline.get() && !asking.busyProperty().get()) {
            asking.start(question, answer -> {
                offline.set(false);
                backAgain.run();
            });
        }
    }

    /** Nobody wants to know any more. */
    void forget() {
        asking.cancel();
        offline.set(false);
    }

    /** True while the server doesn't answer. */
    ReadOnlyBooleanProperty offlineProperty() {
        return offline.getReadOnlyProperty();
    }
}
