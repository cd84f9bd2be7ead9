package org.claviger.console.clients;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.tenant.IssueCertificateRequest;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Days;
import org.claviger.console.common.Form;

/** The request for a certificate, and how long that is to hold. */
final class CertificateForm {
    private final StringProperty csr = new SimpleStringProperty("");
    private final StringProperty days = new SimpleStringProperty("");
    private final Form form;

    CertificateForm(Activity activity, Consumer<IssueCertificateRequest> send) {
        form = new Form(
                        activity,
                        () -> send.accept(new IssueCertificateRequest(csr.get().strip(), Days.of(days.get()))))
                .step()
                .needs("csr", csr, text -> text.contains("-----BEGIN"))
                .needs("certificateDays", days, Days::fit);
    }

    StringProperty csrProperty() {
        return csr;
    }

    StringProperty daysProperty() {
        return days;
    }

    Form form() {
        return form;
    }
}
