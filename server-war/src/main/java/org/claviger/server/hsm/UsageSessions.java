package org.claviger.server.hsm;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.claviger.server.platform.Settings;

/**
 * Sessions of key usage users: one agent per library, and for each profile a pool of sessions in it. An agent is started when
 * its library is first needed, and replaced when it died.
 */
public final class UsageSessions implements AutoCloseable {
    private final HsmProfiles profiles;
    private final CredentialSeal seal;
    private final Settings settings;
    private final Map<String, AgentProcess> agents = new ConcurrentHashMap<>();
    private final Map<UUID, SessionPool> pools = new ConcurrentHashMap<>();

    /** Profiles whose PIN the token has refused, and what it said: no further try, it would lock the token. */
    private final Map<UUID, TokenException> blocked = new ConcurrentHashMap<>();

    UsageSessions(HsmProfiles profiles, CredentialSeal seal, Settings settings) {
        this.profiles = profiles;
        this.seal = seal;
        this.settings = settings;
    }

    /** Ends agents that have taken too long for a call; to be asked now and then. */
    void endHanging() {
        pools.values().forEach(pool -> pool.endHanging(settings.hsmCallLimit()));
    }

    @Override
    public void close() {
        pools.values().forEach(SessionPool::close);
        agents.values().forEach(AgentProcess::close);
    }

    /** Runs a call as the key usage user of a profile. */
    <T> T with(UUID profileId, SessionPool.Call<T> call) throws TokenException {
        return pools.computeIfAbsent(
                        profileId,
                        id -> new SessionPool(settings.hsmSessions(), settings.hsmPatience(), () -> open(id)))
                .with(call);
    }

    private AgentConnection open(UUID profileId) throws TokenException {
        TokenException refusal = blocked.get(profileId);
        if (refusal != null) {
            throw refusal;
        }
        HsmProfile profile = profiles.require(profileId);
        AgentConnection connection = agent(profile.device().library()).connect();
        try (TokenLogin login = profile.usageLogin(seal)) {
            connection.login(login);
            return connection;
        } catch (TokenException e) {
            connection.close();
            if (e.isAboutThePin()) {
                blocked.put(profileId, e);
            }
            throw e;
        }
    }

    private AgentProcess agent(String library) throws TokenException {
        AgentProcess running = agents.get(library);
        if (running != null && running.isAlive()) {
            return running;
        }
        synchronized (agents) {
            AgentProcess current = agents.get(library);
            if (current != null && current.isAlive()) {
                return current;
            }
            if (current != null) {
                current.close();
            }
            AgentProcess started = AgentProcess.start(library, settings);
            agents.put(library, started);
            return started;
        }
    }

    /** For health: profiles that have been used since the start, and how. */
    Map<UUID, Integer> sessionsInUse() {
        Map<UUID, Integer> use = new ConcurrentHashMap<>();
        pools.forEach((profile, pool) -> use.put(profile, pool.sessionsInUse()));
        return use;
    }

    boolean isBlocked(UUID profileId) {
        return blocked.containsKey(profileId);
    }
}
