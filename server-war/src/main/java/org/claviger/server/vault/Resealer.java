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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.Leadership;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Rounds;
import org.claviger.server.platform.Settings;

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
    private static final int MOST_AT_ONCE = 4;
    private static final Duration BETWEEN_THOROUGH = Duration.ofSeconds(10);
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

    /** When to look at a tenant again whose last run met with trouble. */
    private final Map<UUID, Instant> notBefore = new ConcurrentHashMap<>();

    /** When to look for missing seals of a tenant again. */
    private final Map<UUID, Instant> nextThorough = new ConcurrentHashMap<>();

    /** When each tenant had its turn. */
    private final Map<UUID, Instant> turns = new ConcurrentHashMap<>();

    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final Set<ResealRun> runs = ConcurrentHashMap.newKeySet();

    @PostConstruct
    void start() {
        rounds.every(PERIOD_MILLIS, context.getBusinessObject(Resealer.class)::lookAround);
    }

    @PreDestroy
    void stop() {
        runs.forEach(ResealRun::stop);
    }

    /** Gives turns to tenants: a few at once, and those first who have waited longest. */
    public void lookAround() {
        Resealer self = context.getBusinessObject(Resealer.class);
        plans.tenants().stream()
                .filter(tenant -> Instant.now().isAfter(notBefore.getOrDefault(tenant, Instant.EPOCH)))
                .filter(tenant -> !busy.contains(tenant))
                .sorted(Comparator.comparing(tenant -> turns.getOrDefault(tenant, Instant.EPOCH)))
                .limit(Math.max(0, MOST_AT_ONCE - busy.size()))
                .forEach(tenant -> {
                    busy.add(tenant);
                    workers.execute(() -> self.lookAfter(tenant));
                });
    }

    /** A tenant's turn. */
    public void lookAfter(UUID tenant) {
        try {
            turns.put(tenant, Instant.now());
            if (isAnythingLeft(tenant) && !progress.isPaused(tenant)) {
                takeLead(tenant);
            }
        } catch (RuntimeException | SQLException | ExecutionException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "The material of tenant " + tenant + " could not be sealed anew; goes on later");
            notBefore.put(tenant, Instant.now().plus(AFTER_TROUBLE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.remove(tenant);
        }
    }

    private void takeLead(UUID tenant) throws SQLException, InterruptedException, ExecutionException {
        Leadership lead = Leadership.take(dataSource, "resealing", tenant).orElse(null);
        if (lead != null) {
            try (lead) {
                reseal(tenant);
            }
        }
    }

    /** Older seals are looked for in each round; missing ones, which cost more to find, in some. */
    private boolean isAnythingLeft(UUID tenant) {
        Instant now = Instant.now();
        if (now.isAfter(nextThorough.getOrDefault(tenant, Instant.EPOCH))) {
            nextThorough.put(tenant, now.plus(BETWEEN_THOROUGH));
            return plans.isAnythingLeft(tenant);
        }
        return plans.isAnythingOld(tenant);
    }

    private void reseal(UUID tenant) throws InterruptedException, ExecutionException {
        List<ResealStep> steps = plans.steps(tenant);
        ResealRun run = new ResealRun(tenant, batches, progress, workers, settings.hsmAgents());
        runs.add(run);
        progress.begin(tenant);
        boolean finished = false;
        try {
            run.perform(steps);
            finished = !plans.isAnythingLeft(tenant);
        } finally {
            runs.remove(run);
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
