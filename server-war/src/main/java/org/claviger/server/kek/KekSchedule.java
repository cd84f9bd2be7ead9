package org.claviger.server.kek;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.api.tenant.KekPlace;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Migration;
import org.claviger.server.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/** Rotates KEKs whose cryptoperiod is over, and at the start compares the counts of seals with what is remembered. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KekSchedule {
    private static final Logger LOG = Logger.getLogger(KekSchedule.class.getName());
    private static final long PERIOD_SECONDS = 10;

    @Inject
    Tenants tenants;

    @Inject
    KekService service;

    @Inject
    SealCount seals;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private @Nullable ScheduledFuture<?> task;

    @PostConstruct
    void start() {
        seals.correctRestored();
        task = scheduler.scheduleWithFixedDelay(this::rotateDue, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (task != null) {
            task.cancel(false);
        }
    }

    private void rotateDue() {
        try {
            for (Map.Entry<UUID, Duration> each : tenants.kekCryptoperiods().entrySet()) {
                Instant due = Instant.now().minus(each.getValue());
                for (KekPlace place : KekPlace.values()) {
                    rotate(Caller.ofServer(each.getKey(), "scheduled rotation"), place, due);
                }
            }
        } catch (RuntimeException e) {
            // A schedule ends with the first exception; this one must not.
            LOG.log(Level.WARNING, "KEKs could not be looked after", e);
        }
    }

    private void rotate(Caller schedule, KekPlace place, Instant due) {
        try {
            service.rotateIfOlder(schedule, place, due)
                    .ifPresent(kek -> LOG.info(() -> "KEK " + kek.label() + " replaces one whose time was over"));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "The KEK of tenant " + schedule.tenant() + " could not be rotated");
        }
    }
}
