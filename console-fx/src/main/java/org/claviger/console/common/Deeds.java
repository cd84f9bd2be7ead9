package org.claviger.console.common;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What is done to the things of a listing, one deed at a time. The listing loads anew after each. */
public final class Deeds {
    private final Activity activity;
    private final FilteredRows listing;

    /** Does nothing yet. */
    public Deeds(Session session, FilteredRows listing) {
        this.activity = session.activity();
        this.listing = listing;
    }

    /** Starts one that others may have to accept first; {@code done} is told what it came to. */
    public <R> void start(Callable<R> call, Consumer<Outcome<R>> done) {
        activity.start(() -> Outcome.of(call), outcome -> {
            listing.reload();
            done.accept(outcome);
        });
    }

    /** Gives up what runs, and the loading too. */
    public void cancel() {
        activity.cancel();
        listing.activity().cancel();
    }

    /** What runs, and what went wrong with it. */
    public Activity activity() {
        return activity;
    }
}
