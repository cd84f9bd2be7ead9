package org.claviger.console.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.claviger.console.common.Result.Kind;

/** What is done to the things of a listing, one deed at a time. The listing loads anew after each. */
public final class Deeds {
    private final Session session;
    private final Activity activity;
    private final FilteredRows listing;

    /** Does nothing yet. */
    public Deeds(Session session, FilteredRows listing) {
        this.session = session;
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

    /**
     * Does the same to several, one after the other. One that is refused holds up no other; when the server doesn't answer, the
     * rest is left.
     *
     * @param progress is told how many are behind it
     * @param done is told what came of each
     */
    <T> void each(List<T> rows, Act.Step<T> step, IntConsumer progress, Consumer<List<Result<T>>> done) {
        activity.start(
                () -> {
                    List<Result<T>> results = new ArrayList<>();
                    for (T row : rows) {
                        results.add(isCutOff(results) ? new Result<>(row, Kind.LEFT, null) : attempt(row, step));
                        int behind = results.size();
                        session.background().ui().execute(() -> progress.accept(behind));
                    }
                    return results;
                },
                results -> {
                    listing.reload();
                    done.accept(results);
                });
    }

    private static <T> boolean isCutOff(List<Result<T>> results) {
        return results.stream().anyMatch(result -> {
            Fault fault = result.fault();
            return fault != null && fault.code().equals(Fault.UNREACHABLE);
        });
    }

    private static <T> Result<T> attempt(T row, Act.Step<T> step) throws Exception {
        try {
            boolean proposed = Outcome.of(() -> step.take(row)).isProposed();
            return new Result<>(row, proposed ? Kind.PROPOSED : Kind.DONE, null);
        } catch (RuntimeException e) {
            Fault fault = Fault.of(e);
            if (fault.endsSession()) {
                throw e;
            }
            return new Result<>(row, Kind.REFUSED, fault);
        }
    }

    /** Takes something back that was done, wherever the person is by then; {@code failed} is told if that is refused. */
    <R> void takeBack(Callable<R> call, Consumer<Outcome<R>> done, Consumer<Fault> failed) {
        Activity own = session.activity();
        own.faultProperty().addListener((property, before, fault) -> {
            if (fault != null) {
                failed.accept(fault);
            }
        });
        own.start(() -> Outcome.of(call), outcome -> {
            listing.reload();
            done.accept(outcome);
        });
    }

    /** Loads the listing anew. */
    void reload() {
        listing.reload();
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
