package org.claviger.server.tenant;

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

/** Has written, now and then, when secrets were used. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SecretUseRounds {
    private static final long PERIOD_MILLIS = 5_000;

    @Inject
    ClientSecretService service;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    @PostConstruct
    void start() {
        rounds.every(PERIOD_MILLIS, context.getBusinessObject(SecretUseRounds.class)::write);
    }

    /** What nobody has written yet is not lost by a stop. */
    public void finish(@Observes Stopping end) {
        service.writeUses();
    }

    public void write() {
        service.writeUses();
    }
}
