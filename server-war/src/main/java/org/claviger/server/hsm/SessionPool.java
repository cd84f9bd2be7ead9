package org.claviger.server.hsm;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/**
 * Sessions with one token, lent for one call each. A session never leaves the call, so that none can be kept, shared or
 * forgotten. One that broke is closed; the next caller opens another, so that the pool recovers with its token.
 */
final class SessionPool implements AutoCloseable {
    private final Deque<AgentConnection> idle = new ConcurrentLinkedDeque<>();
    private final Set<AgentConnection> lent = ConcurrentHashMap.newKeySet();
    private final int size;
    private final Semaphore places;
    private final Duration patience;
    private final Opener opener;
    private volatile boolean closed;

    SessionPool(int size, Duration patience, Opener opener) {
        this.size = size;
        this.places = new Semaphore(size, true);
        this.patience = patience;
        this.opener = opener;
    }

    /** Runs {@code call} on a session; refuses with {@code HSM_UNAVAILABLE} if no place is free in time. */
    <T> T with(Call<T> call) throws TokenException {
        takePlace();
        try {
            return lend(call);
        } finally {
            places.release();
        }
    }

    private <T> T lend(Call<T> call) throws TokenException {
        AgentConnection session = ready();
        lent.add(session);
        boolean usable = false;
        try {
            T result = call.on(session);
            usable = true;
            return result;
        } catch (TokenException e) {
            usable = e.leavesSessionUsable();
            throw e;
        } finally {
            lent.remove(session);
            if (usable && !closed) {
                idle.push(session);
            } else {
                session.close();
            }
        }
    }

    private AgentConnection ready() throws TokenException {
        for (AgentConnection session = idle.poll(); session != null; session = idle.poll()) {
            if (session.isUsable()) {
                return session;
            }
            session.close();
        }
        return opener.open();
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(patience.toNanos(), NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(ErrorCode.HSM_UNAVAILABLE, "All sessions with the HSM are busy. Try again later.");
    }

    /** Ends the agents of calls that have taken longer than {@code limit}. */
    void endHanging(Duration limit) {
        lent.forEach(session -> session.endIfHanging(limit.toNanos()));
    }

    int sessionsInUse() {
        return size - places.availablePermits();
    }

    @Override
    public void close() {
        closed = true;
        for (AgentConnection session = idle.poll(); session != null; session = idle.poll()) {
            session.close();
        }
    }

    /** Opens a session. */
    interface Opener {
        AgentConnection open() throws TokenException;
    }

    /** What a session is needed for. */
    interface Call<T> {
        T on(AgentConnection session) throws TokenException;
    }
}
