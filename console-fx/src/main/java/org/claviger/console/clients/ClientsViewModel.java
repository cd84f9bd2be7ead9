package org.claviger.console.clients;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.auth.Permission;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** The clients of a tenant, what the chosen one authenticates by as far as it is told, and what forms offer. */
public final class ClientsViewModel implements ScreenModel {
    private final Session session;
    private final ClientsDoor door;
    private final PagedListing<ClientResponse> clients;
    private final Deeds deeds;
    private final Activity look;
    private final Activity search;
    private final ReadOnlyObjectWrapper<Credentials> credentials = new ReadOnlyObjectWrapper<>(Credentials.NONE);
    private final ObservableList<ClientAuthorityResponse> authorities = FXCollections.observableArrayList();
    private final ObservableList<NamespaceResponse> namespaces = FXCollections.observableArrayList();

    /** The clients of the tenant of who is signed in. */
    public ClientsViewModel(Session session) {
        this.session = session;
        this.door = new ClientsDoor(session.client());
        clients = new PagedListing<>(session.background(), session.activity(), door::list, ClientResponse::id);
        deeds = new Deeds(session, clients);
        look = session.activity();
        search = session.activity();
        clients.selectedProperty().addListener((property, before, now) -> lookAtCredentials());
    }

    /** Asks anew what the chosen one authenticates by. */
    void lookAtCredentials() {
        credentials.set(Credentials.NONE);
        ClientResponse client = clients.selectedProperty().get();
        if (client == null) {
            look.cancel();
            look.clear();
        } else {
            look.start(() -> door.credentials(client.id()), credentials::set);
        }
    }

    @Override
    public void enter() {
        clients.reload();
        search.start(() -> new Offers(door.namespaces(), door.authorities()), found -> {
            namespaces.setAll(found.namespaces());
            authorities.setAll(found.authorities().stream()
                    .filter(authority -> !authority.builtIn())
                    .toList());
        });
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

    /** A form for what a client is to be from now on. */
    ChangeForm change(ClientResponse client, Consumer<Outcome<ClientResponse>> done) {
        return new ChangeForm(
                deeds.activity(), client, namespaces, request -> deeds.start(() -> door.change(client, request), done));
    }

    /** A form for a further secret. */
    SecretForm secret(ClientResponse client, Consumer<Outcome<NewCredential>> done) {
        return new SecretForm(deeds.activity(), days -> start(() -> door.issueSecret(client, days), done));
    }

    /** A form for a certificate of the tenant's own CA. */
    CertificateForm certificate(ClientResponse client, Consumer<Outcome<NewCredential>> done) {
        return new CertificateForm(
                deeds.activity(), request -> start(() -> door.issueCertificate(client, request), done));
    }

    /** A form by which certificates of another CA lead to a client. */
    MappingForm mapping(ClientResponse client, Consumer<Outcome<ClientCertificateResponse>> done) {
        return new MappingForm(deeds.activity(), request -> start(() -> door.mapCertificate(client, request), done));
    }

    private <R> void start(Callable<R> call, Consumer<Outcome<R>> done) {
        deeds.start(call, outcome -> {
            lookAtCredentials();
            done.accept(outcome);
        });
    }

    /** What the namespaces of a client are called; those that are not known yet, by their ids. */
    String namespacesOf(ClientResponse client) {
        return client.namespaces().stream().map(this::nameOf).sorted().collect(Collectors.joining(", "));
    }

    /** What a namespace is called, or its id. */
    String nameOf(UUID namespace) {
        return namespaces.stream()
                .filter(each -> each.id().equals(namespace))
                .map(NamespaceResponse::name)
                .findFirst()
                .orElseGet(namespace::toString);
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

    /** The question for the credentials. */
    Activity look() {
        return look;
    }

    /** What the chosen one authenticates by, as far as it was told. */
    ReadOnlyObjectProperty<Credentials> credentialsProperty() {
        return credentials.getReadOnlyProperty();
    }

    /** The CAs that were uploaded. */
    ObservableList<ClientAuthorityResponse> authorities() {
        return authorities;
    }

    ObservableList<NamespaceResponse> namespaces() {
        return namespaces;
    }

    Session session() {
        return session;
    }

    /** What forms offer. */
    private record Offers(List<NamespaceResponse> namespaces, List<ClientAuthorityResponse> authorities) {}
}
