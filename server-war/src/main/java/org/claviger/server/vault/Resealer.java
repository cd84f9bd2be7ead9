package org.claviger.server.vault;

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
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.Leadership;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Rounds;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that material is sealed under the active KEKs. It looks every second at what is left, so that nothing has to be
 * remembered over a crash: what is not yet done is still there to be found.
 */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Resealer {
    private static final Logger LOG = Logger.getLogger(Resealer.class.getName());
    private static final long PERIOD_MILLIS = 1000;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration AFTER_TAMPERING = Duration.ofMinutes(10);

    @Inject
    ResealPlans plans;

    @Inject
    ResealBatches batches;

    @Inject
    ResealProgress progress;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    @Resource
    ManagedExecutorService workers;

    /** When to look at a tenant again whose last run met with trouble; used by the one round alone. */
    private final Map<UUID, Instant> notBefore = new HashMap<>();

    private volatile @Nullable ResealRun current;

    @PostConstruct
    void start() {
        rounds.every(PERIOD_MILLIS, context.getBusinessObject(Resealer.class)::lookAround);
    }

    @PreDestroy
    void stop() {
        rounds.end();
        ResealRun running = current;
        if (running != null) {
            running.stop();
        }
    }

    /** Looks at all tenants once, and works until none has anything left. */
    public void lookAround() {
        for (UUID tenant : plans.tenants()) {
            if (Instant.now().isAfter(notBefore.getOrDefault(tenant, Instant.EPOCH))) {
                lookAfter(tenant);
            }
        }
    }

    private void lookAfter(UUID tenant) {
        try {
            if (plans.left(tenant) == 0 || progress.isPaused(tenant)) {
                return;
            }
            Leadership lead = Leadership.take(dataSource, "resealing", tenant).orElse(null);
            if (lead != null) {
                try (lead) {
                    reseal(tenant);
                }
            }
        } catch (RefusedException | SQLException | ExecutionException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "The material of tenant " + tenant + " could not be sealed anew; goes on later");
            notBefore.put(tenant, Instant.now().plus(AFTER_TROUBLE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reseal(UUID tenant) throws InterruptedException, ExecutionException {
        List<ResealStep> steps = plans.steps(tenant);
        ResealRun run = new ResealRun(tenant, batches, progress, workers, settings.hsmAgents());
        current = run;
        progress.begin(tenant);
        boolean finished = false;
        try {
            run.perform(steps);
            finished = plans.left(tenant) == 0;
        } finally {
            current = null;
            progress.end(tenant, finished);
        }
        if (run.failed() > 0) {
            notBefore.put(tenant, Instant.now().plus(AFTER_TAMPERING));
        }
        if (finished) {
            audit.ofServer(tenant, Action.RESEALING_FINISHED, null, "sealed anew in the last run: " + run.done());
        }
    }
}
