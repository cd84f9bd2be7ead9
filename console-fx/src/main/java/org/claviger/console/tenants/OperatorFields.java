package org.claviger.console.tenants;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.account.Username;
import org.claviger.api.admin.CreateOperatorsRequest.NewOperator;
import org.claviger.console.common.Form;

/** An operator to be, as he is typed. */
final class OperatorFields {
    private static final int LONGEST_NAME = 200;

    private final String prefix;
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty displayName = new SimpleStringProperty("");

    /** The fields' names begin with {@code prefix}. */
    OperatorFields(String prefix) {
        this.prefix = prefix;
    }

    /** Adds both fields to the newest step of a form. */
    void addTo(Form form) {
        form.needs(prefix + "Username", username, name -> name.strip().matches(Username.FORM));
        form.needs(prefix + "DisplayName", displayName, OperatorFields::isDisplayName);
    }

    static boolean isDisplayName(String name) {
        return !name.isBlank() && name.strip().length() <= LONGEST_NAME;
    }

    NewOperator operator() {
        return new NewOperator(username.get().strip(), displayName.get().strip());
    }

    String prefix() {
        return prefix;
    }

    StringProperty usernameProperty() {
        return username;
    }

    StringProperty displayNameProperty() {
        return displayName;
    }
}
