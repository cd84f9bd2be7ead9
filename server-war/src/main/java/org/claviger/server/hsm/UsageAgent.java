package org.claviger.server.hsm;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.claviger.server.hsm.TokenException.Kind;
import org.claviger.server.hsm.TokenException.Loss;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * An agent that serves clients, and its sessions: a bounded number for all tokens of its library, each lent for one call. A
 * session never leaves the call, so that none can be kept, shared or forgotten. An agent whose library has failed is
 * retired: it lends no more, and ends when the last call on it has.
 */
final class UsageAgent implements AutoCloseable {
    /** Younger ones are not retired for their library's failures: a new process would hardly do better. */
    static final Duration YOUTH = Duration.ofSeconds(2);

    private final AgentProcess process;
    private final int most;
    private final long started = System.nanoTime();
    private final Map<UUID, Deque<AgentConnection>> idle = new HashMap<>();
    private final Set<AgentConnection> lent = new HashSet<>();
    private boolean retired;

    /**
     * Takes over a process.
     *
     * @param most sessions to have open at once
     */
    UsageAgent(AgentProcess process, int most) {
        this.process = process;
        this.most = most;
    }

    /** Runs {@code call} on a session of a profile: an idle one, or another that is logged in first. */
    <T> T with(UsageProfile profile, Login login, Call<T> call) throws TokenException {
        AgentConnection session = takeIdle(profile.id());
        boolean loggedIn = session != null;
        boolean outdated = false;
        Loss loss = Loss.SESSION;
        try {
            if (session == null) {
                session = open();
                login.of(session);
                loggedIn = true;
            }
            T result = call.on(session);
            loss = Loss.NOTHING;
            return result;
        } catch (TokenException e) {
            loss = e.loss();
            outdated = isOutdated(e, profile);
            throw e;
        } catch (RefusedException e) {
            loss = Loss.NOTHING; // Refused before the session was asked.
            throw e;
        } finally {
            takeBack(profile.id(), session, loggedIn, loss);
            if (outdated) {
                closeWhenIdle();
            }
        }
    }

    private synchronized @Nullable AgentConnection takeIdle(UUID profile) {
        Deque<AgentConnection> mine = idle.get(profile);
        AgentConnection session = mine == null ? null : mine.poll();
        if (session != null) {
            lent.add(session);
        }
        return session;
    }

    private synchronized AgentConnection open() throws TokenException {
        makeRoom();
        AgentConnection session = process.connect();
        lent.add(session);
        return session;
    }

    /** Before one more is opened: an idle session of another profile gives way. */
    private void makeRoom() {
        if (sessions() >= most) {
            for (Deque<AgentConnection> others : idle.values()) {
                AgentConnection oldest = others.pollLast();
                if (oldest != null) {
                    oldest.close();
                    return;
                }
            }
        }
    }

    private synchronized void takeBack(UUID profile, @Nullable AgentConnection session, boolean loggedIn, Loss loss) {
        if (session != null) {
            lent.remove(session);
            if (loggedIn && loss == Loss.NOTHING && !retired) {
                idle.computeIfAbsent(profile, id -> new ArrayDeque<>()).push(session);
            } else {
                session.close();
            }
        }
        if (loss == Loss.SESSION) {
            drop(profile); // What has happened to one session of a token has mostly happened to all.
        }
        if (retired && lent.isEmpty()) {
            process.close();
        }
    }

    /** True if a new process may do better: this one is gone, or lacks tokens that were made since it was started. */
    private boolean isOutdated(TokenException e, UsageProfile profile) {
        boolean gone = e.getCause() instanceof IOException; // Even if the system has not noticed yet.
        boolean unaware = e.kind() == Kind.TOKEN_NOT_FOUND && started - profile.since() < 0;
        boolean old = e.loss() == Loss.AGENT && System.nanoTime() - started > YOUTH.toNanos();
        return gone || unaware || old;
    }

    private void drop(UUID profile) {
        Deque<AgentConnection> mine = idle.remove(profile);
        if (mine != null) {
            mine.forEach(AgentConnection::close);
        }
    }

    private void retire() {
        retired = true;
        idle.values().forEach(sessions -> sessions.forEach(AgentConnection::close));
        idle.clear();
    }

    synchronized boolean isUsable() {
        return !retired && process.isAlive();
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** Ends the process if a call on it has taken longer than {@code limit}: a PKCS#11 call can't be interrupted. */
    synchronized void endIfHanging(long limitNanos) {
        for (AgentConnection session : Set.copyOf(lent)) {
            session.endIfHanging(limitNanos);
        }
    }

    /** Sessions that are logged in, lent or not. */
    synchronized int sessions() {
        return lent.size() + idle.values().stream().mapToInt(Deque::size).sum();
    }

    /** Ends the process of an agent that lends no more, as soon as nobody uses it. */
    synchronized void closeWhenIdle() {
        retire();
        if (lent.isEmpty()) {
            process.close();
        }
    }

    @Override
    public synchronized void close() {
        retire();
        process.close();
    }

    /** Logs a new session in. */
    interface Login {
        void of(AgentConnection session) throws TokenException;
    }

    /** What a session is needed for. */
    interface Call<T> {
        T on(AgentConnection session) throws TokenException;
    }
}
