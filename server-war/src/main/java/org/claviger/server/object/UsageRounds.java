package org.claviger.server.object;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Rounds;
import org.claviger.server.platform.Stopping;

/** Has written, now and then, when objects were used last, and given back uses that were reserved and aren't needed. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageRounds {
    private static final long BETWEEN_WRITES_MILLIS = 5_000;
    private static final long IDLE_MILLIS = 30_000;

    @Inject
    UsageWriting writing;

    @Inject
    UsageCounts counts;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    @PostConstruct
    void start() {
        UsageRounds proxy = context.getBusinessObject(UsageRounds.class);
        rounds.every(BETWEEN_WRITES_MILLIS, proxy::write);
        rounds.every(IDLE_MILLIS, proxy::giveBack);
    }

    /** What nobody has written yet, and what was reserved and not used, is not lost by a stop. */
    public void finish(@Observes Stopping end) {
        writing.write();
        counts.giveBackAll();
    }

    public void write() {
        writing.write();
    }

    public void giveBack() {
        counts.giveBackIdle();
    }
}
