package org.claviger.console.sessions;

import org.claviger.api.auth.SessionListResponse;
import org.claviger.api.auth.SessionResponse;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Listing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** One's own sign-ins that go on. */
public final class SessionsViewModel implements ScreenModel {
    private static final String SESSIONS = "/api/v1/auth/sessions";

    private final Session session;
    private final Listing<SessionResponse> sessions;
    private final Deeds deeds;
    private final SecondFactorModel secondFactor;

    /** The sign-ins of whoever is signed in. */
    public SessionsViewModel(Session session) {
        this.session = session;
        sessions = new Listing<>(
                session.activity(),
                () -> session.client().get(SESSIONS, SessionListResponse.class).items(),
                SessionResponse::id,
                SessionsViewModel::searchable);
        deeds = new Deeds(session, sessions);
        secondFactor = new SecondFactorModel(session);
    }

    private static String searchable(SessionResponse each) {
        return from(each) + " " + agent(each) + " " + each.id();
    }

    /** The address that it came from; empty if that is not known. */
    static String from(SessionResponse each) {
        return each.address() == null ? "" : each.address();
    }

    /** What it said it was; empty if it said nothing. */
    static String agent(SessionResponse each) {
        return each.userAgent() == null ? "" : each.userAgent();
    }

    @Override
    public void enter() {
        sessions.reload();
        secondFactor.look();
    }

    @Override
    public void leave() {
        deeds.cancel();
        secondFactor.leave();
    }

    /** Ends one. Blocks. */
    SessionResponse end(SessionResponse each) {
        session.client().delete(SESSIONS + "/" + each.id());
        return each;
    }

    /** The sign-ins. */
    Listing<SessionResponse> sessions() {
        return sessions;
    }

    /** What is asked for at a sign-in beside the password. */
    SecondFactorModel secondFactor() {
        return secondFactor;
    }

    /** What is done to them. */
    Deeds deeds() {
        return deeds;
    }

    Session session() {
        return session;
    }
}
