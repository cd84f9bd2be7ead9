package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.claviger.api.Secret;
import org.claviger.server.platform.RandomSecrets;
import org.claviger.server.platform.Settings;

/** Starts and renews sessions; part of the transaction of a sign-in. */
@ApplicationScoped
class SessionStarts {
    @Inject
    Sessions sessions;

    @Inject
    Standings standings;

    @Inject
    Settings settings;

    SignedIn start(Account account, Origin origin, Instant now) {
        sessions.removeThoseOver(now);
        Secret refresh = RandomSecrets.next();
        Session session = new Session(
                account.id(), RandomSecrets.hash(refresh), origin, now, now.plus(settings.sessionLifetime()));
        sessions.store(session);
        return signedIn(account, session, refresh);
    }

    SignedIn renew(Account account, Session session, Instant now) {
        Secret refresh = RandomSecrets.next();
        session.renew(RandomSecrets.hash(refresh), now);
        return signedIn(account, session, refresh);
    }

    void endAllOf(Account account) {
        sessions.endAllOf(account.id());
    }

    private SignedIn signedIn(Account account, Session session, Secret refresh) {
        return new SignedIn(
                account.id(),
                account.username(),
                account.tenantId().orElse(null),
                session.id(),
                refresh,
                standings.restrictionOf(account));
    }
}
