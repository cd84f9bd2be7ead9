package org.claviger.server.kek;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.api.tenant.KekPlace;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Rounds;
import org.claviger.server.tenant.Tenants;

/** Rotates KEKs whose cryptoperiod is over, and at the start compares the counts of seals with what is remembered. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KekSchedule {
    private static final Logger LOG = Logger.getLogger(KekSchedule.class.getName());
    private static final long PERIOD_MILLIS = 10_000;

    @Inject
    Tenants tenants;

    @Inject
    KekService service;

    @Inject
    SealCount seals;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    @PostConstruct
    void start() {
        seals.correctRestored();
        rounds.every(PERIOD_MILLIS, context.getBusinessObject(KekSchedule.class)::rotateDue);
    }

    /** Looks at all tenants once. */
    public void rotateDue() {
        for (Map.Entry<UUID, Duration> each : tenants.kekCryptoperiods().entrySet()) {
            Instant due = Instant.now().minus(each.getValue());
            for (KekPlace place : KekPlace.values()) {
                rotate(Caller.ofServer(each.getKey(), "scheduled rotation"), place, due);
            }
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
