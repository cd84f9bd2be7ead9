package org.claviger.server.hsm;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.claviger.server.platform.MasterKeys;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Rounds;
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
    HsmMetrics metrics;

    @Inject
    Settings settings;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    private UsageSessions sessions;

    @PostConstruct
    void start() {
        service.requireMasterKeys();
        sessions = new UsageSessions(profiles, blocks, masterKeys, settings);
        HsmAgents self = context.getBusinessObject(HsmAgents.class);
        // Apart from each other: care waits for agents, which the watch may have to end.
        rounds.every(WATCH_MILLIS, self::watch);
        rounds.every(CARE_MILLIS, self::care);
    }

    @PreDestroy
    void stop() {
        sessions.close();
    }

    /** Ends agents that hang. */
    public void watch() {
        sessions.endHanging();
        management.endHanging();
    }

    /** Starts agents that are missing, begins anew with profiles that were changed, and asks tokens how they are. */
    public void care() {
        sessions.revive();
        sessions.ping();
        metrics.follow(sessions);
        sessions.forgetOutdated(); // The last, since it is the one that needs the database.
    }

    /** The sessions of key usage users: the same ones as long as the server runs. */
    public UsageSessions sessions() {
        return sessions;
    }
}
