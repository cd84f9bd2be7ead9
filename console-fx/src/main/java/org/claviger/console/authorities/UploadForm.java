package org.claviger.console.authorities;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.tenant.UploadClientAuthorityRequest;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;

/** A CA that is to be trusted: what it is called here, and its certificate. */
final class UploadForm {
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_PEM = 65_536;

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty pem = new SimpleStringProperty("");
    private final Form form;

    UploadForm(Activity activity, Consumer<UploadClientAuthorityRequest> send) {
        form = new Form(
                        activity,
                        () -> send.accept(new UploadClientAuthorityRequest(
                                name.get().strip(), pem.get().strip())))
                .step()
                .needs("name", name, text -> !text.isBlank() && text.strip().length() <= LONGEST_NAME)
                .needs(
                        "pem",
                        pem,
                        text -> text.contains("-----BEGIN CERTIFICATE-----") && text.length() <= LONGEST_PEM);
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty pemProperty() {
        return pem;
    }

    Form form() {
        return form;
    }
}
