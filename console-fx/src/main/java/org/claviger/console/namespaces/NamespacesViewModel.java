package org.claviger.console.namespaces;

import java.util.function.Consumer;
import org.claviger.api.auth.Permission;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** The namespaces of a tenant. */
public final class NamespacesViewModel implements ScreenModel {
    private final Session session;
    private final NamespacesDoor door;
    private final PagedListing<NamespaceResponse> namespaces;
    private final Deeds deeds;

    /** The namespaces of the tenant of who is signed in. */
    public NamespacesViewModel(Session session) {
        this.session = session;
        this.door = new NamespacesDoor(session.client());
        namespaces = new PagedListing<>(session.background(), session.activity(), door::list, NamespaceResponse::id);
        deeds = new Deeds(session, namespaces);
    }

    @Override
    public void enter() {
        namespaces.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
    }

    /** Whether the server lets this person change namespaces. */
    boolean mayManage() {
        return session.may(Permission.MANAGE_CLIENTS);
    }

    NamespaceForm creation(Consumer<Outcome<NamespaceResponse>> done) {
        return new NamespaceForm(deeds.activity(), null, request -> deeds.start(() -> door.create(request), done));
    }

    NamespaceForm change(NamespaceResponse namespace, Consumer<Outcome<NamespaceResponse>> done) {
        return new NamespaceForm(
                deeds.activity(), namespace, request -> deeds.start(() -> door.change(namespace, request), done));
    }

    PagedListing<NamespaceResponse> namespaces() {
        return namespaces;
    }

    Deeds deeds() {
        return deeds;
    }

    NamespacesDoor door() {
        return door;
    }

    Session session() {
        return session;
    }
}
