package org.claviger.server.hsm;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Owns the usage agents and their sessions, from the server's start to its end, and watches over them. Using a session
 * doesn't pass through here: it neither needs a transaction nor can afford one.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class HsmAgents {
    private static final long WATCH_MILLIS = 500;

    @Inject
    HsmProfiles profiles;

    @Inject
    CredentialSeal seal;

    @Inject
    Settings settings;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private UsageSessions sessions;

    private @Nullable ScheduledFuture<?> watch;

    @PostConstruct
    void start() {
        sessions = new UsageSessions(profiles, seal, settings);
        watch = scheduler.scheduleAtFixedRate(sessions::endHanging, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (watch != null) {
            watch.cancel(false);
        }
        sessions.close();
    }

    /** The sessions of key usage users: the same ones as long as the server runs. */
    public UsageSessions sessions() {
        return sessions;
    }
}
