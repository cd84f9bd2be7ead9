package org.claviger.console.settings;

import java.util.function.IntConsumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;

/** How many others are to accept an action from now on. */
final class RuleForm {
    private static final String UP_TO_TEN = "[0-9]|10";

    private final StringProperty acceptances;
    private final Form form;

    /** Starts with what the rule is now; {@code send} gets the new number. */
    RuleForm(Activity activity, Rule rule, IntConsumer send) {
        acceptances = new SimpleStringProperty(String.valueOf(rule.acceptances()));
        form = new Form(
                        activity,
                        () -> send.accept(Integer.parseInt(acceptances.get().strip())))
                .step()
                .needs("acceptances", acceptances, text -> text.strip().matches(UP_TO_TEN));
    }

    StringProperty acceptancesProperty() {
        return acceptances;
    }

    Form form() {
        return form;
    }
}
