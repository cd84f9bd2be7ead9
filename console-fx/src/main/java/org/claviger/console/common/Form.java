package org.claviger.console.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * A form in one step or several, without a window: what each step needs, which is on show, and the work at the end. A step
 * can be left only when all of it is as it should be. What was typed lives in the properties that it is given, and survives
 * a failure of the work.
 */
public final class Form {
    private final Activity activity;
    private final List<List<ObservableBooleanValue>> steps = new ArrayList<>();
    private final Map<String, ObservableBooleanValue> members = new HashMap<>();
    private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final Runnable work;

    /**
     * A form whose last step does {@code work}, which starts on {@code activity}. What went wrong there with something else
     * before is none of its faults.
     */
    public Form(Activity activity, Runnable work) {
        this.activity = activity;
        this.work = work;
        activity.clear();
    }

    /** Begins a further step. */
    public Form step() {
        steps.add(new ArrayList<>());
        return this;
    }

    /** A member of the newest step: {@code fits} says whether its value is as it should be. */
    public <V> Form needs(String member, ObservableValue<V> value, Predicate<V> fits) {
        BooleanBinding right = Bindings.createBooleanBinding(() -> fits.test(value.getValue()), value);
        right.addListener((property, before, now) -> look());
        steps.get(steps.size() - 1).add(right);
        members.put(member, right);
        value.addListener((property, before, now) -> changed.set(true));
        look();
        return this;
    }

    /** A member of the newest step that may be anything. */
    public Form takes(ObservableValue<?> value) {
        value.addListener((property, before, now) -> changed.set(true));
        return this;
    }

    /** Goes to the next step, or does the work if this is the last. Does nothing as long as something is missing. */
    public void goOn() {
        if (!complete.get() || activity.busyProperty().get()) {
            return;
        }
        if (isLast()) {
            work.run();
        } else {
            step.set(step.get() + 1);
            look();
        }
    }

    /** Goes back to the step before. What is typed stays. */
    public void back() {
        if (step.get() > 0) {
            activity.cancel();
            activity.clear();
            step.set(step.get() - 1);
            look();
        }
    }

    private void look() {
        complete.set(steps.get(step.get()).stream().allMatch(ObservableBooleanValue::get));
    }

    /** Whether the step on show is the last. */
    public boolean isLast() {
        return step.get() == steps.size() - 1;
    }

    /** How many steps there are. */
    public int steps() {
        return steps.size();
    }

    /** The step on show, from 0. */
    public ReadOnlyIntegerProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Whether all of the step on show is as it should be. */
    public ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    /** Whether anything was typed or chosen. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether a member is as it should be, if it is one that could be otherwise. */
    Optional<ObservableBooleanValue> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The work, and what went wrong with it. */
    public Activity activity() {
        return activity;
    }
}
