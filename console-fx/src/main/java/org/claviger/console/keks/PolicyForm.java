package org.claviger.console.keks;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.tenant.KekPolicy;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Days;
import org.claviger.console.common.Form;

/** After how many days the server rotates the KEK by itself. */
final class PolicyForm {
    private final StringProperty days;
    private final Form form;

    /** Starts with what the policy is now. */
    PolicyForm(Activity activity, KekPolicy now, Consumer<KekPolicy> send) {
        days = new SimpleStringProperty(Days.typed(now.cryptoperiodDays()));
        form = new Form(activity, () -> send.accept(new KekPolicy(Days.of(days.get()))))
                .step()
                .needs("cryptoperiodDays", days, Days::fit);
    }

    StringProperty daysProperty() {
        return days;
    }

    Form form() {
        return form;
    }
}
