package org.claviger.console.clients;

import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.tenant.CertificateKind;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.MapCertificateRequest;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/** Which certificates of an uploaded CA lead to a client: all of a subject, or one by its fingerprint. */
final class MappingForm {
    private static final String FINGERPRINT = "[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}";

    private final ObjectProperty<@Nullable ClientAuthorityResponse> authority = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable CertificateKind> kind = new SimpleObjectProperty<>(CertificateKind.SUBJECT);
    private final StringProperty value = new SimpleStringProperty("");
    private final Form form;

    MappingForm(Activity activity, Consumer<MapCertificateRequest> send) {
        form = new Form(activity, () -> send(send))
                .step()
                .needs("authority", authority, chosen -> chosen != null)
                .needs("kind", kind, chosen -> chosen != null)
                .needs("certificate", value, text -> !text.isBlank());
    }

    /** The server tells what is wrong with a fingerprint, or a subject, that is none. */
    private void send(Consumer<MapCertificateRequest> send) {
        ClientAuthorityResponse of = authority.get();
        if (of != null) {
            String text = value.get().strip();
            boolean bySubject = kind.get() == CertificateKind.SUBJECT;
            send.accept(new MapCertificateRequest(of.id(), bySubject ? text : null, bySubject ? null : text));
        }
    }

    /** What looks like a fingerprint is taken as one. */
    void guessKind() {
        if (value.get().strip().matches(FINGERPRINT)) {
            kind.set(CertificateKind.FINGERPRINT);
        }
    }

    ObjectProperty<@Nullable ClientAuthorityResponse> authorityProperty() {
        return authority;
    }

    ObjectProperty<@Nullable CertificateKind> kindProperty() {
        return kind;
    }

    StringProperty valueProperty() {
        return value;
    }

    Form form() {
        return form;
    }
}
