package org.claviger.console.common;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.claviger.console.common.Result.Kind;
import org.jspecify.annotations.Nullable;

/** Asks before something is done to one row or to several, has it done, says what came of it, and offers to take it back. */
final class Doing<T> {
    private static final int FEW = 5;

    private final Class<?> screen;
    private final Deeds deeds;
    private final Session session;
    private final Strings strings;
    private final Function<T, String> nameOf;
    private final Function<Doing<T>, Overlay> over;

    /**
     * In the strings of a screen.
     *
     * @param over what lies over the screen's window, when something is done
     */
    Doing(
            Class<?> screen,
            Deeds deeds,
            Session session,
            Strings strings,
            Function<T, String> nameOf,
            Function<Doing<T>, Overlay> over) {
        this.screen = screen;
        this.deeds = deeds;
        this.session = session;
        this.strings = strings;
        this.nameOf = nameOf;
        this.over = over;
    }

    /** Asks, then does it, and says that it was done; {@code then} gets what came of it. */
    <R> void one(String prefix, T row, boolean byName, Callable<R> call, Consumer<R> then, @Nullable Act<T> inverse) {
        Overlay overlay = over.apply(this);
        Runnable work = () -> deeds.start(call, outcome -> {
            overlay.close();
            String done = strings.text(prefix + ".done", nameOf.apply(row));
            if (inverse == null || outcome.isProposed()) {
                tell(overlay, outcome, done);
            } else {
                overlay.toast(done, strings.text("undo"), () -> takeBack(overlay, inverse, row));
            }
            if (outcome.result() != null) {
                then.accept(outcome.result());
            }
        });
        Confirmation confirmation = byName
                ? Confirmation.byName(deeds.activity(), nameOf.apply(row), work)
                : Confirmation.of(deeds.activity(), nameOf.apply(row), work);
        overlay.open(confirmation.dialog(screen, prefix, overlay::close));
    }

    private void takeBack(Overlay overlay, Act<T> inverse, T row) {
        deeds.takeBack(
                () -> inverse.step().take(row),
                outcome -> tell(overlay, outcome, strings.text(inverse.form() + ".done", nameOf.apply(row))),
                fault -> overlay.toast(strings.text("undo.failed", titleOf(fault))));
    }

    /** Says what a deed came to. */
    void tell(Overlay overlay, Outcome<?> outcome, String done) {
        if (outcome.isProposed()) {
            tellProposed(overlay);
        } else {
            overlay.toast(done);
        }
    }

    private void tellProposed(Overlay overlay) {
        overlay.toast(
                strings.text("proposed"),
                strings.text("proposed.show"),
                () -> session.goTo().accept("proposals"));
    }

    /** The same for several: those to which it applies. */
    void several(Act<T> act, List<T> rows) {
        Overlay overlay = over.apply(this);
        ReadOnlyIntegerWrapper behind = new ReadOnlyIntegerWrapper();
        Runnable work = () -> {
            behind.set(0);
            deeds.each(rows, act.step(), behind::set, results -> {
                overlay.close();
                report(overlay, act, results);
            });
        };
        Runnable close = () -> {
            overlay.close();
            deeds.reload(); // Some may have had their turn before the rest was given up.
        };
        overlay.open(Confirmation.ofSeveral(
                        deeds.activity(), rows.size(), spoken -> names(rows, spoken), act.isByName(), work)
                .showing(behind.getReadOnlyProperty())
                .dialogOfSeveral(screen, act.key(), close));
    }

    private void report(Overlay overlay, Act<T> act, List<Result<T>> results) {
        if (Result.are(results, Kind.DONE)) {
            String done = strings.text(act.key() + ".several.done", results.size());
            Act<T> inverse = act.inverse();
            if (inverse == null) {
                overlay.toast(done);
            } else {
                List<T> rows = Result.rows(results, Kind.DONE);
                overlay.toast(done, strings.text("undo"), () -> takeBack(overlay, inverse, rows));
            }
        } else if (Result.are(results, Kind.PROPOSED)) {
            tellProposed(overlay);
        } else {
            overlay.open(language ->
                    new ReportDialog<>(results, nameOf, this::titleOf, Strings.of(screen, language), overlay::close));
        }
    }

    private void takeBack(Overlay overlay, Act<T> inverse, List<T> rows) {
        deeds.each(rows, inverse.step(), behind -> {}, results -> report(overlay, inverse, results));
    }

    private String titleOf(@Nullable Fault fault) {
        if (fault == null) {
            return "";
        }
        String title = "fault." + fault.code() + ".title";
        return strings.text(strings.containsKey(title) ? title : "fault." + Fault.UNEXPECTED + ".title");
    }

    /** Some of them, and how many more. */
    String names(List<T> rows) {
        return names(rows, strings);
    }

    private String names(List<T> rows, Strings spoken) {
        String some = rows.stream().limit(FEW).map(nameOf).collect(Collectors.joining(", "));
        return rows.size() <= FEW ? some : spoken.text("several.more", some, rows.size() - FEW);
    }
}
