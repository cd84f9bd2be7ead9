package org.claviger.console.clients;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.auth.Permission;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.SecretResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** The clients of a tenant, the secrets of the chosen one as far as they are told, and the namespaces that there are. */
public final class ClientsViewModel implements ScreenModel {
    private final Session session;
    private final ClientsDoor door;
    private final PagedListing<ClientResponse> clients;
    private final Deeds deeds;
    private final Activity look;
    private final Activity search;
    private final ObservableList<SecretResponse> secrets = FXCollections.observableArrayList();
    private final ObservableList<NamespaceResponse> namespaces = FXCollections.observableArrayList();

    /** The clients of the tenant of who is signed in. */
    public ClientsViewModel(Session session) {
        this.session = session;
        this.door = new ClientsDoor(session.client());
        clients = new PagedListing<>(session.background(), session.activity(), door::list, ClientResponse::id);
        deeds = new Deeds(session, clients);
        look = session.activity();
        search = session.activity();
        clients.selectedProperty().addListener((property, before, now) -> lookAtSecrets());
    }

    /** Asks for the secrets of the chosen one anew. */
    void lookAtSecrets() {
        secrets.clear();
        ClientResponse client = clients.selectedProperty().get();
        if (client == null) {
            look.cancel();
            look.clear();
        } else {
            look.start(() -> door.secrets(client.id()), secrets::setAll);
        }
    }

    @Override
    public void enter() {
        clients.reload();
        search.start(door::namespaces, namespaces::setAll);
    }

    @Override
    public void leave() {
        deeds.cancel();
        look.cancel();
        search.cancel();
    }

    /** Whether the server lets this person change clients. */
    boolean mayManage() {
        return session.may(Permission.MANAGE_CLIENTS);
    }

    /** A form for a new client; {@code done} gets what is to be handed over, or the proposal. */
    ClientForm creation(Consumer<Outcome<NewCredential>> done) {
        return new ClientForm(
                deeds.activity(), filled -> deeds.start(() -> door.create(filled.request(), filled.csrOrNone()), done));
    }

    /** Deletes a secret of the chosen client, which is refused from then on. */
    void deleteSecret(ClientResponse client, SecretResponse secret, Runnable done) {
        deeds.<UUID>start(
                () -> {
                    door.deleteSecret(client.id(), secret.id());
                    return secret.id();
                },
                outcome -> {
                    lookAtSecrets();
                    done.run();
                });
    }

    /** What the namespaces of a client are called; those that are not known yet, by their ids. */
    String namespacesOf(ClientResponse client) {
        Map<UUID, String> names =
                namespaces.stream().collect(Collectors.toMap(NamespaceResponse::id, NamespaceResponse::name));
        return client.namespaces().stream()
                .map(id -> names.getOrDefault(id, id.toString()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    PagedListing<ClientResponse> clients() {
        return clients;
    }

    Deeds deeds() {
        return deeds;
    }

    ClientsDoor door() {
        return door;
    }

    /** The question for the secrets. */
    Activity look() {
        return look;
    }

    ObservableList<SecretResponse> secrets() {
        return secrets;
    }

    ObservableList<NamespaceResponse> namespaces() {
        return namespaces;
    }

    Session session() {
        return session;
    }
}
