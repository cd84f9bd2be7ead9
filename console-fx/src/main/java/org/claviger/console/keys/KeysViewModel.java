package org.claviger.console.keys;

import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.auth.Permission;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.jspecify.annotations.Nullable;

/** The tenant's keys, however many, and the versions of the chosen one. */
public final class KeysViewModel implements ScreenModel {
    private final Session session;
    private final KeysDoor door;
    private final PagedListing<ObjectResponse> keys;
    private final Deeds deeds;
    private final Activity look;
    private final Activity trail;
    private final ObservableList<ObjectVersionResponse> versions = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable KeyUses> uses = new ReadOnlyObjectWrapper<>();

    /** The keys of the tenant of who is signed in. */
    public KeysViewModel(Session session) {
        this.session = session;
        this.door = new KeysDoor(session.client());
        keys = new PagedListing<>(session.background(), session.activity(), door::list, ObjectResponse::id);
        deeds = new Deeds(session, keys);
        look = session.activity();
        trail = session.activity();
        keys.selectedProperty().addListener((property, before, now) -> forgetUses());
        keys.selectedProperty().addListener((property, before, now) -> lookAtVersions());
    }

    /** Asks for the versions of the chosen key. One that has but one needs no question. */
    void lookAtVersions() {
        versions.clear();
        ObjectResponse key = keys.selectedProperty().get();
        if (key == null || key.version() == 1) {
            look.cancel();
            look.clear();
        } else {
            look.start(() -> door.versions(key.id()), versions::setAll);
        }
    }

    private void forgetUses() {
        trail.cancel();
        trail.clear();
        uses.set(null);
    }

    /** Asks the trail who has used the chosen key. */
    void lookAtUses() {
        ObjectResponse key = keys.selectedProperty().get();
        forgetUses();
        if (key != null) {
            look(KeyUses.none(key.id()));
        }
    }

    /** Asks for what was done with it before that. */
    void lookFurtherBack() {
        KeyUses known = uses.get();
        if (known != null) {
            look(known);
        }
    }

    private void look(KeyUses known) {
        trail.start(() -> known.with(door.trail(known.key(), known.before())), uses::set);
    }

    /** Whether the server lets this person read the trail. */
    boolean mayReadTrail() {
        return session.may(Permission.READ_AUDIT);
    }

    /** Shows another key, such as the one that a link leads to, wherever it is in the list. */
    void follow(UUID id) {
        look.start(() -> door.get(id), keys.selectedProperty()::set);
    }

    @Override
    public void enter() {
        keys.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
        look.cancel();
        trail.cancel();
    }

    /** Who has used the chosen key; null until that is told. */
    ReadOnlyObjectProperty<@Nullable KeyUses> usesProperty() {
        return uses.getReadOnlyProperty();
    }

    /** The question to the trail. */
    Activity trail() {
        return trail;
    }

    PagedListing<ObjectResponse> keys() {
        return keys;
    }

    ObservableList<ObjectVersionResponse> versions() {
        return versions;
    }

    /** The question for versions, or for a linked key. */
    Activity look() {
        return look;
    }

    Deeds deeds() {
        return deeds;
    }

    Session session() {
        return session;
    }
}
