package org.claviger.console.common;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something that can be done to a row after a person has said yes. The strings have {@code KEY} for its button and, behind {@code
 * KEY.form}, what {@link Confirmation} asks and {@code done}. For several at once they have {@code KEY.several} with how many there
 * are and their names as {@code {0}} and {@code {1}}, and {@code KEY.several.done} with how many.
 */
public final class Act<T> {
    private final String key;
    private final Ikon icon;
    private final Predicate<T> applies;
    private final Step<T> step;
    private boolean byName;
    private boolean ofSeveral;
    private @Nullable Act<T> inverse;

    /** What is done to one row; it blocks. */
    @FunctionalInterface
    public interface Step<T> {
        Object take(T row) throws Exception;
    }

    /** Does {@code step} to a row for which {@code applies} holds. */
    Act(String key, Ikon icon, Predicate<T> applies, Step<T> step) {
        this.key = key;
        this.icon = icon;
        this.applies = applies;
        this.step = step;
    }

    /** It can't be undone: the name has to be typed. */
    public Act<T> byName() {
        byName = true;
        return this;
    }

    /** It can be done to several at once. */
    public Act<T> ofSeveral() {
        ofSeveral = true;
        return this;
    }

    /** Another takes it back, which is offered for some seconds afterwards. */
    public Act<T> undoneBy(Act<T> other) {
        inverse = other;
        return this;
    }

    String key() {
        return key;
    }

    String form() {
        return key + ".form";
    }

    Ikon icon() {
        return icon;
    }

    boolean appliesTo(T row) {
        return applies.test(row);
    }

    Step<T> step() {
        return step;
    }

    boolean isByName() {
        return byName;
    }

    boolean isOfSeveral() {
        return ofSeveral;
    }

    @Nullable Act<T> inverse() {
        return inverse;
    }
}
