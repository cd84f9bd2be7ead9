package org.claviger.console.clients;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Days;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/** How long a further secret is to hold. */
final class SecretForm {
    private final StringProperty days = new SimpleStringProperty("");
    private final Form form;

    /** {@code send} gets the days; null: until it is deleted. */
    SecretForm(Activity activity, Consumer<@Nullable Integer> send) {
        form = new Form(activity, () -> send.accept(Days.of(days.get()))).step().needs("secretDays", days, Days::fit);
    }

    StringProperty daysProperty() {
        return days;
    }

    Form form() {
        return form;
    }
}
