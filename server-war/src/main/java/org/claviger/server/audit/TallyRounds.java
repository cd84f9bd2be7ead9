package org.claviger.server.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Rounds;

/** Has the trails counted, some seconds after they have grown. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TallyRounds {
    private static final Logger LOG = Logger.getLogger(TallyRounds.class.getName());
    private static final long PERIOD_MILLIS = 5_000;

    /** A trail from before this was counted is caught up with in several rounds, so that keys are used meanwhile. */
    private static final int STRIDES = 4;

    @Inject
    TallyKeeper keeper;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    @PostConstruct
    void start() {
        rounds.every(PERIOD_MILLIS, context.getBusinessObject(TallyRounds.class)::count);
    }

    public void count() {
        try {
            for (int i = 0; i < STRIDES && keeper.count(); i++) {
                // The next stride.
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The audit trails could not be counted; goes on later", e);
        }
    }
}
