package org.claviger.console.keys;

import java.util.UUID;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** The tenant's keys, however many, and the versions of the chosen one. */
public final class KeysViewModel implements ScreenModel {
    private final Session session;
    private final KeysDoor door;
    private final PagedListing<ObjectResponse> keys;
    private final Deeds deeds;
    private final Activity look;
    private final ObservableList<ObjectVersionResponse> versions = FXCollections.observableArrayList();

    /** The keys of the tenant of who is signed in. */
    public KeysViewModel(Session session) {
        this.session = session;
        this.door = new KeysDoor(session.client());
        keys = new PagedListing<>(session.background(), session.activity(), door::list, ObjectResponse::id);
        deeds = new Deeds(session, keys);
        look = session.activity();
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
