package org.claviger.console.authorities;

import java.util.function.Consumer;
import org.claviger.api.auth.Permission;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Listing;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** The CAs of a tenant's clients. */
public final class AuthoritiesViewModel implements ScreenModel {
    private final Session session;
    private final AuthoritiesDoor door;
    private final Listing<ClientAuthorityResponse> authorities;
    private final Deeds deeds;

    /** Those of the tenant of who is signed in. */
    public AuthoritiesViewModel(Session session) {
        this.session = session;
        door = new AuthoritiesDoor(session.client());
        authorities = new Listing<>(
                session.activity(), door::list, ClientAuthorityResponse::id, AuthoritiesViewModel::searchable);
        deeds = new Deeds(session, authorities);
    }

    private static String searchable(ClientAuthorityResponse authority) {
        return String.join(" ", authority.name(), authority.subject(), authority.fingerprint());
    }

    @Override
    public void enter() {
        authorities.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
    }

    /** Whether the server lets this person change them. */
    boolean mayManage() {
        return session.may(Permission.MANAGE_CLIENTS);
    }

    /** A form for one that is to be trusted. */
    UploadForm upload(Consumer<Outcome<ClientAuthorityResponse>> done) {
        return new UploadForm(deeds.activity(), request -> deeds.start(() -> door.upload(request), done));
    }

    /** Has the tenant's own made. */
    void makeBuiltIn(Consumer<Outcome<ClientAuthorityResponse>> done) {
        deeds.start(door::makeBuiltIn, done);
    }

    Listing<ClientAuthorityResponse> authorities() {
        return authorities;
    }

    Deeds deeds() {
        return deeds;
    }

    AuthoritiesDoor door() {
        return door;
    }

    Session session() {
        return session;
    }
}
