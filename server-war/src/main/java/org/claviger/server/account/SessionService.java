package org.claviger.server.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.auth.SessionListResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RandomSecrets;
import org.claviger.server.platform.RefusedException;

/** Sign-ins that go on. Each method is one transaction. */
@Stateless
public class SessionService {
    @Inject
    Sessions sessions;

    @Inject
    SessionStarts starts;

    @Inject
    Accounts accounts;

    @Inject
    Standings standings;

    @Inject
    AuditTrail audit;

    /** What the account of a session may do; empty if the session has ended. */
    public Optional<Standing> standing(UUID accountId, UUID sessionId) {
        return sessions.accountOf(accountId, sessionId, Instant.now()).map(standings::of);
    }

    /**
     * Gives the next tokens of a session for its refresh token (RFC 9700, section 4.14.2). One that was used before tells
     * that there is a copy: the session ends. Empty if the token is good for nothing.
     */
    public Optional<SignedIn> refresh(Secret refreshToken, Origin origin) {
        Instant now = Instant.now();
        byte[] hash = RandomSecrets.hash(refreshToken);
        Session session = sessions.lockedOfToken(hash).orElse(null);
        if (session == null || session.isOver(now)) {
            return Optional.empty();
        }
        Account account =
                accounts.withId(session.accountId()).filter(Account::enabled).orElse(null);
        if (account == null) {
            return Optional.empty();
        }
        boolean newest = session.isNewest(hash);
        Arrays.fill(hash, (byte) 0);
        audit.ofStranger(
                account.tenantId().orElse(null),
                newest ? Action.SESSION_REFRESHED : Action.REFRESH_TOKEN_REUSED,
                null,
                account.username(),
                null,
                origin.correlationId());
        if (!newest) {
            sessions.end(account.id(), session.id());
            return Optional.empty();
        }
        return Optional.of(starts.renew(account, session, now));
    }

    /** The caller's own. */
    public SessionListResponse list(Caller caller) {
        return new SessionListResponse(sessions.of(caller.id(), Instant.now()).stream()
                .map(session -> session.response(caller.sessionId()))
                .toList());
    }

    /** Ends one of the caller's own. */
    public void end(Caller caller, UUID sessionId) {
        if (!sessions.end(caller.id(), sessionId)) {
            throw RefusedException.notFound("session");
        }
        audit.record(caller, Action.SESSION_ENDED, sessionId, null);
    }

    /** Ends the one that asks. */
    public void signOut(Caller caller) {
        if (caller.sessionId() != null) {
            sessions.end(caller.id(), caller.sessionId());
        }
        audit.record(caller, Action.SIGN_OUT, caller.id(), null);
    }

    /** Ends all of somebody else's. */
    public void endAllOf(Caller caller, UUID accountId) {
        Account account = accounts.require(caller.scope(), accountId);
        sessions.endAllOf(account.id());
        audit.record(caller, Action.SESSION_ENDED, account.id(), "all of " + account.username());
    }

    /** Ends those of all operators of a tenant; part of the caller's transaction. */
    public void endAllOfTenant(UUID tenantId) {
        sessions.endAllOfTenant(tenantId);
    }
}
