package org.claviger.console.clients;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.claviger.api.tenant.ChangeClientRequest;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.claviger.console.common.FormPage;

/** What a client is to be from now on: who it is, all of its grants, and where. */
final class ChangeForm {
    private static final int LONGEST_NAME = 63;

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final StringProperty oidcClientId = new SimpleStringProperty("");
    private final ObservableList<GrantForm> grants = FXCollections.observableArrayList();
    private final ObservableSet<NamespaceResponse> namespaces = FXCollections.observableSet();
    private final StringProperty networks = new SimpleStringProperty("");

    /** Namespaces of the client that were not offered stay as they are. */
    private final Set<UUID> others;

    private final IntegerProperty grantChanges = new SimpleIntegerProperty();
    private final Form form;

    /** Starts with what the client is now. */
    ChangeForm(
            Activity activity,
            ClientResponse client,
            List<NamespaceResponse> offered,
            Consumer<ChangeClientRequest> send) {
        name.set(client.name());
        description.set(client.description() == null ? "" : client.description());
        oidcClientId.set(client.oidcClientId() == null ? "" : client.oidcClientId());
        networks.set(String.join(", ", client.sourceNetworks()));
        offered.stream()
                .filter(namespace -> client.namespaces().contains(namespace.id()))
                .forEach(namespaces::add);
        others = new HashSet<>(client.namespaces());
        offered.forEach(namespace -> others.remove(namespace.id()));
        client.grants().stream().map(GrantForm::new).forEach(grants::add);
        grants.forEach(grant -> grant.onChange(this::noteGrants));
        grants.addListener((ListChangeListener<GrantForm>) change -> noteGrants());
        form = new Form(activity, () -> send.accept(request()))
                .step()
                .needs("name", name, text -> !text.isBlank() && text.strip().length() <= LONGEST_NAME)
                .takes(description)
                .takes(oidcClientId)
                .step()
                .needs("grants", grantChanges, change -> grants.stream().allMatch(GrantForm::isRight))
                .step()
                .needs(
                        "namespaces",
                        FormPage.contentOf(namespaces),
                        (List<NamespaceResponse> chosen) -> !chosen.isEmpty() || !others.isEmpty())
                .takes(networks);
    }

    private void noteGrants() {
        grantChanges.set(grantChanges.get() + 1);
    }

    void addGrant() {
        GrantForm grant = GrantForm.usual();
        grant.onChange(this::noteGrants);
        grants.add(grant);
    }

    void removeGrant(GrantForm grant) {
        grants.remove(grant);
    }

    private ChangeClientRequest request() {
        Set<UUID> where = new HashSet<>(others);
        namespaces.forEach(namespace -> where.add(namespace.id()));
        return new ChangeClientRequest(
                name.get().strip(),
                ClientForm.orNone(description),
                where,
                grants.stream().map(GrantForm::grant).toList(),
                ClientForm.networksOf(networks),
                ClientForm.orNone(oidcClientId));
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty descriptionProperty() {
        return description;
    }

    StringProperty oidcClientIdProperty() {
        return oidcClientId;
    }

    ObservableList<GrantForm> grants() {
        return grants;
    }

    ObservableSet<NamespaceResponse> namespaces() {
        return namespaces;
    }

    StringProperty networksProperty() {
        return networks;
    }

    Form form() {
        return form;
    }
}
