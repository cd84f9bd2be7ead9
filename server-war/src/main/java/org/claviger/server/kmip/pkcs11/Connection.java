package org.claviger.server.kmip.pkcs11;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.kmip.word.Pkcs11ReturnCode;

/** What a client has opened by C_Initialize. One call at a time. */
final class Connection {
    static final int MOST_SESSIONS = 16;

    private final UUID client;
    private final Handles handles = new Handles();
    private final Map<Long, Session> sessions = new HashMap<>();
    private long last;
    private boolean isLoggedIn;

    Connection(UUID client) {
        this.client = client;
    }

    UUID client() {
        return client;
    }

    Handles handles() {
        return handles;
    }

    long open(Session session) {
        if (sessions.size() >= MOST_SESSIONS) {
            throw new Refusal(Pkcs11ReturnCode.SESSION_COUNT);
        }
        sessions.put(++last, session);
        return last;
    }

    Session require(long handle) {
        Session session = sessions.get(handle);
        if (session == null) {
            throw new Refusal(Pkcs11ReturnCode.SESSION_HANDLE_INVALID);
        }
        return session;
    }

    void close(long handle) {
        require(handle).forget();
        sessions.remove(handle);
        isLoggedIn &= !sessions.isEmpty();
    }

    void closeAll() {
        sessions.values().forEach(Session::forget);
        sessions.clear();
        isLoggedIn = false;
    }

    /** What ends with one of its sessions. */
    Set<UUID> owned() {
        return sessions.values().stream()
                .flatMap(session -> session.owned().stream())
                .collect(Collectors.toSet());
    }

    /** The object is gone. */
    void forget(UUID object) {
        handles.forget(object);
        sessions.values().forEach(session -> session.disown(object));
    }

    int count() {
        return sessions.size();
    }

    long countWritable() {
        return sessions.values().stream().filter(Session::isWritable).count();
    }

    boolean isLoggedIn() {
        return isLoggedIn;
    }

    void logIn(boolean now) {
        if (isLoggedIn == now) {
            throw new Refusal(now ? Pkcs11ReturnCode.USER_ALREADY_LOGGED_IN : Pkcs11ReturnCode.USER_NOT_LOGGED_IN);
        }
        isLoggedIn = now;
    }
}
