package org.claviger.console.namespaces;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.ShortName;
import org.claviger.api.tenant.NamespaceRequest;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/** What a namespace is to be called: a new one, or one that is there. */
final class NamespaceForm {
    private static final int LONGEST_DESCRIPTION = 500;

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final Form form;

    /** Starts with what it is called now, if it is there; {@code send} is called with the request. */
    NamespaceForm(Activity activity, @Nullable NamespaceResponse namespace, Consumer<NamespaceRequest> send) {
        if (namespace != null) {
            name.set(namespace.name());
            description.set(namespace.description() == null ? "" : namespace.description());
        }
        form = new Form(activity, () -> send.accept(request()))
                .step()
                .needs("name", name, text -> text.strip().matches(ShortName.FORM))
                .needs("description", description, text -> text.strip().length() <= LONGEST_DESCRIPTION);
    }

    private NamespaceRequest request() {
        return new NamespaceRequest(
                name.get().strip(),
                description.get().isBlank() ? null : description.get().strip());
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty descriptionProperty() {
        return description;
    }

    Form form() {
        return form;
    }
}
