package org.claviger.server.hsm;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Owns the usage agents, one per library, and the pool of sessions of each profile. An agent is started when its library is
 * first needed, replaced when it died, and ended with the server.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class UsageSessions {
    private static final long WATCH_MILLIS = 500;

    @Inject
    HsmProfiles profiles;

    @Inject
    CredentialSeal seal;

    @Inject
    Settings settings;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private final Map<String, AgentProcess> agents = new ConcurrentHashMap<>();
    private final Map<UUID, SessionPool> pools = new ConcurrentHashMap<>();

    /** Profiles whose PIN the token has refused, and what it said: no further try, it would lock the token. */
    private final Map<UUID, TokenException> blocked = new ConcurrentHashMap<>();

    private @Nullable ScheduledFuture<?> watch;

    @PostConstruct
    void start() {
        watch = scheduler.scheduleAtFixedRate(
                () -> pools.values().forEach(pool -> pool.endHanging(settings.hsmCallLimit())),
                WATCH_MILLIS,
                WATCH_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (watch != null) {
            watch.cancel(false);
        }
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
