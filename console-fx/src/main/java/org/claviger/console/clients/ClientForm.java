package org.claviger.console.clients;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Days;
import org.claviger.console.common.Form;
import org.claviger.console.common.FormPage;
import org.jspecify.annotations.Nullable;

/** What a new client is to be: who it is and how it shows that, what it may do, and where. */
final class ClientForm {
    private static final int LONGEST_NAME = 63;

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Way> way = new SimpleObjectProperty<>(Way.SECRET);
    private final StringProperty csr = new SimpleStringProperty("");
    private final ObservableSet<OperationGroup> operations = FXCollections.observableSet(GrantForm.usualOperations());
    private final StringProperty keyNames = new SimpleStringProperty("");
    private final ObservableSet<NamespaceResponse> namespaces = FXCollections.observableSet();
    private final StringProperty networks = new SimpleStringProperty("");
    private final StringProperty secretDays = new SimpleStringProperty("");
    private final StringProperty oidcClientId = new SimpleStringProperty("");
    private final Form form;

    /** {@code send} is called with the filled form. */
    ClientForm(Activity activity, Consumer<ClientForm> send) {
        form = new Form(activity, () -> send.accept(this))
                .step()
                .needs("name", name, text -> !text.isBlank() && text.strip().length() <= LONGEST_NAME)
                .takes(description)
                .needs("way", way, chosen -> chosen != null)
                .needs("csr", csr, text -> true)
                .needs("secretDays", secretDays, Days::fit)
                .step()
                .needs("operations", FormPage.contentOf(operations), (List<OperationGroup> all) -> !all.isEmpty())
                .takes(keyNames)
                .step()
                .takes(FormPage.contentOf(namespaces))
                .takes(networks)
                .takes(oidcClientId);
    }

    CreateClientRequest request() {
        Set<UUID> where = namespaces.stream().map(NamespaceResponse::id).collect(Collectors.toSet());
        return new CreateClientRequest(
                name.get().strip(),
                orNone(description),
                where.isEmpty() ? null : where,
                List.of(new Grant(Set.copyOf(operations), null, orNone(keyNames))),
                networksOf(networks),
                Days.of(secretDays.get()),
                orNone(oidcClientId));
    }

    /** The request for a certificate, if that is its way. */
    @Nullable String csrOrNone() {
        return way.get() == Way.CERTIFICATE ? csr.get().strip() : null;
    }

    static @Nullable List<String> networksOf(StringProperty networks) {
        return networks.get().isBlank()
                ? null
                : Stream.of(networks.get().strip().split("[\\s,;]+", -1)).toList();
    }

    static @Nullable String orNone(StringProperty text) {
        return text.get().isBlank() ? null : text.get().strip();
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty descriptionProperty() {
        return description;
    }

    ObjectProperty<@Nullable Way> wayProperty() {
        return way;
    }

    StringProperty csrProperty() {
        return csr;
    }

    ObservableSet<OperationGroup> operations() {
        return operations;
    }

    StringProperty keyNamesProperty() {
        return keyNames;
    }

    ObservableSet<NamespaceResponse> namespaces() {
        return namespaces;
    }

    StringProperty networksProperty() {
        return networks;
    }

    StringProperty secretDaysProperty() {
        return secretDays;
    }

    StringProperty oidcClientIdProperty() {
        return oidcClientId;
    }

    Form form() {
        return form;
    }
}
