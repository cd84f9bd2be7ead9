package org.claviger.console.keks;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;

/** The proposal of something that can't be undone: its name has to be typed, and a reason given to those who decide. */
final class EndForm {
    private static final int LONGEST_REASON = 500;

    private final StringProperty typed = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final Form form;

    /** {@code send} gets the reason. */
    EndForm(Activity activity, String name, Consumer<String> send) {
        form = new Form(activity, () -> send.accept(reason.get().strip()))
                .step()
                .needs(
                        "endReason",
                        reason,
                        text -> !text.isBlank() && text.strip().length() <= LONGEST_REASON)
                .needs("typedName", typed, name::equals);
    }

    StringProperty typedProperty() {
        return typed;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    Form form() {
        return form;
    }
}
