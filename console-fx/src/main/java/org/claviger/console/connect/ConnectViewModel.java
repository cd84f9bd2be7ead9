package org.claviger.console.connect;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;
import org.claviger.console.common.ConsoleException;
import org.jspecify.annotations.Nullable;

/**
 * Choosing a server. A server that is met for the first time is an <em>offer</em> until a person confirms its CA; one whose
 * CA is not the pinned one is an <em>alarm</em>, which can't be confirmed away.
 */
public final class ConnectViewModel {
    private final Contact contact;
    private final SavedServers servers;
    private final Consumer<ApiClient> connected;
    private final Activity activity;

    private final StringProperty address = new SimpleStringProperty("");
    private final BooleanProperty compared = new SimpleBooleanProperty();
    private final ObservableList<SavedServer> saved = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Encounter> offer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Encounter> alarm = new ReadOnlyObjectWrapper<>();

    /** Hands a client of the server over to {@code connected} once its CA is pinned. */
    public ConnectViewModel(
            Background background, Contact contact, SavedServers servers, Consumer<ApiClient> connected) {
        this.contact = contact;
        this.servers = servers;
        this.connected = connected;
        this.activity = new Activity(background);
    }

    /** Reads the saved servers, and proposes the latest if no address was given. */
    public void load() {
        activity.start(servers::all, this::show);
    }

    private void show(List<SavedServer> found) {
        saved.setAll(found);
        if (address.get().isBlank() && !found.isEmpty()) {
            address.set(found.get(0).address());
        }
    }

    /** Reads the saved servers, and then goes to {@code to} unless it is empty. */
    public void open(String to) {
        activity.start(servers::all, found -> {
            show(found);
            if (!to.isBlank()) {
                address.set(to);
                connect();
            }
        });
    }

    /** Goes to the address: connects if its CA is the pinned one, else asks or warns. */
    public void connect() {
        if (address.get().isBlank()) {
            return;
        }
        back();
        URI server;
        try {
            server = ServerAddress.parse(address.get());
        } catch (ConsoleException e) {
            activity.fail(e);
            return;
        }
        address.set(server.toString());
        activity.start(() -> meet(server), this::met);
    }

    private Encounter meet(URI server) throws ConsoleException, GeneralSecurityException {
        Optional<SavedServer> known = servers.find(server.toString());
        X509Certificate presented = contact.caOf(server);
        if (known.isEmpty()) {
            return new Encounter(server, Optional.empty(), presented, Optional.empty());
        }
        X509Certificate pinned = known.get().certificate();
        if (!pinned.equals(presented)) {
            return new Encounter(server, Optional.empty(), presented, Optional.of(pinned));
        }
        ApiClient client = contact.connect(server, pinned);
        servers.remember(known.get());
        return new Encounter(server, Optional.of(client), presented, Optional.of(pinned));
    }

    private void met(Encounter encounter) {
        if (encounter.client().isPresent()) {
            enter(encounter.client().get());
        } else if (encounter.isChanged()) {
            alarm.set(encounter);
        } else {
            offer.set(encounter);
        }
    }

    /** The person says that the CA on offer is the right one: it is pinned, and the server must prove itself with it. */
    public void trust() {
        Encounter accepted = offer.get();
        if (accepted == null || !compared.get()) {
            return;
        }
        activity.start(() -> pin(accepted), this::enter);
    }

    private ApiClient pin(Encounter accepted) throws ConsoleException, GeneralSecurityException {
        ApiClient client = contact.connect(accepted.server(), accepted.presented());
        servers.remember(SavedServer.of(accepted.server().toString(), accepted.presented()));
        return client;
    }

    private void enter(ApiClient client) {
        back();
        connected.accept(client);
    }

    /** Gives up what runs, and takes an offer or an alarm away; the address stays. */
    public void back() {
        activity.cancel();
        activity.clear();
        offer.set(null);
        alarm.set(null);
        compared.set(false);
    }

    /** Forgets a saved server, and with it its CA. */
    public void forget(SavedServer server) {
        back();
        activity.start(
                () -> {
                    servers.forget(server.address());
                    return servers.all();
                },
                saved::setAll);
    }

    /** What is typed. */
    public StringProperty addressProperty() {
        return address;
    }

    /** Whether the person says to have compared the fingerprint. */
    public BooleanProperty comparedProperty() {
        return compared;
    }

    /** Whether the CA on offer can be confirmed now. */
    public BooleanExpression trustable() {
        return offer.isNotNull().and(compared).and(activity.busyProperty().not());
    }

    /** The servers trusted before, the latest first. */
    public ObservableList<SavedServer> saved() {
        return saved;
    }

    /** A server that is met for the first time. */
    public ReadOnlyObjectProperty<@Nullable Encounter> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** A server that is not the one that was pinned. */
    public ReadOnlyObjectProperty<@Nullable Encounter> alarmProperty() {
        return alarm.getReadOnlyProperty();
    }

    /** What runs, and what went wrong. */
    public Activity activity() {
        return activity;
    }
}
