package org.claviger.server.node;

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
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Rounds;
import org.claviger.server.platform.Stopping;

/** Has this node tell that it is there, from its start to its end. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeRounds {
    private static final Logger LOG = Logger.getLogger(NodeRounds.class.getName());

    private static final long PERIOD_MILLIS = 5_000;

    @Inject
    Nodes nodes;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    @PostConstruct
    void start() {
        rounds.every(PERIOD_MILLIS, context.getBusinessObject(NodeRounds.class)::tell);
    }

    public void tell() {
        try {
            nodes.tell();
        } catch (SQLException e) {
            // The others see for themselves that it is silent.
            LOG.log(Level.FINE, "The database was not told that this node is there", e);
        }
    }

    /** That it is gone on purpose, nobody has to find out. */
    public void leave(@Observes Stopping end) {
        try {
            nodes.leave();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "This node could not take its leave; it will be missed", e);
        }
    }
}
