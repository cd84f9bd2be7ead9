package org.claviger.console.keks;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/** How many materials a second are to be sealed anew at most, so that the HSM has time for clients. */
final class SpeedForm {
    private final StringProperty speed;
    private final Form form;

    /** Starts with what holds now; {@code send} gets the number, or null for as many as go. */
    SpeedForm(Activity activity, @Nullable Integer now, Consumer<@Nullable Integer> send) {
        speed = new SimpleStringProperty(now == null ? "" : now.toString());
        form = new Form(activity, () -> send.accept(number()))
                .step()
                .needs("speed", speed, text -> text.strip().matches("|[1-9][0-9]{0,5}"));
    }

    private @Nullable Integer number() {
        return speed.get().isBlank() ? null : Integer.valueOf(speed.get().strip());
    }

    StringProperty speedProperty() {
        return speed;
    }

    Form form() {
        return form;
    }
}
