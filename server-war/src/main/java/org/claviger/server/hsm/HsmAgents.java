package org.claviger.server.hsm;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.concurrent.TimeUnit;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Settings;

/**
 * Owns the usage agents and their sessions, from the server's start to its end, and watches over them. Using a session
 * doesn't pass through here: it neither needs a transaction nor can afford one.
 */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class HsmAgents {
    private static final Logger LOG = Logger.getLogger(HsmAgents.class.getName());
    private static final long WATCH_MILLIS = 500;
    private static final long CARE_MILLIS = 2000;

    @Inject
    HsmProfiles profiles;

    @Inject
    HsmProfileService service;

    @Inject
    ProfileBlocks blocks;

    @Inject
    MasterKeys masterKeys;

    @Inject
    ManagementAgents management;

    @Inject
    Settings settings;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private UsageSessions sessions;

    private final List<ScheduledFuture<?>> tasks = new ArrayList<>();

    @PostConstruct
    void start() {
        service.requireMasterKeys();
        sessions = new UsageSessions(profiles, blocks, masterKeys, settings);
        every(WATCH_MILLIS, () -> {
            sessions.endHanging();
            management.endHanging();
        });
        // Apart from the watch: these wait for agents, which the watch may have to end.
        every(CARE_MILLIS, () -> {
            sessions.forgetOutdated();
            sessions.revive();
            sessions.ping();
        });
    }

    private void every(long millis, Runnable task) {
        tasks.add(scheduler.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // A schedule ends with the first exception; this one must not.
                        LOG.log(Level.WARNING, "The HSM agents could not be looked after", e);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS));
    }

    @PreDestroy
    void stop() {
        tasks.forEach(task -> task.cancel(false));
        sessions.close();
    }

    /** The sessions of key usage users: the same ones as long as the server runs. */
    public UsageSessions sessions() {
        return sessions;
    }
}
