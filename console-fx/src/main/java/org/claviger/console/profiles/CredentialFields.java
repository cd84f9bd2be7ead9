package org.claviger.console.profiles;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.Secret;
import org.claviger.api.admin.HsmCredential;

/** How to log in to a token, as it is typed. */
final class CredentialFields {
    private final StringProperty userType = new SimpleStringProperty(String.valueOf(HsmCredential.USER));
    private final StringProperty pin = new SimpleStringProperty("");

    static boolean isUserType(String text) {
        return text.strip().matches("[0-9]{1,18}");
    }

    HsmCredential credential() {
        return new HsmCredential(Long.valueOf(userType.get().strip()), Secret.of(pin.get()));
    }

    /** The PIN has served. */
    void forget() {
        pin.set("");
    }

    StringProperty userTypeProperty() {
        return userType;
    }

    StringProperty pinProperty() {
        return pin;
    }
}
