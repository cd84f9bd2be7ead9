package org.claviger.server.transfer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Rounds;

/** Removes import keys that nobody has used in their time. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportKeyRounds {
    private static final long PERIOD_MILLIS = 300_000;

    @Inject
    ImportKeyService service;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    @PostConstruct
    void start() {
        rounds.every(PERIOD_MILLIS, context.getBusinessObject(ImportKeyRounds.class)::removeExpired);
    }

    public void removeExpired() {
        while (service.removeExpired()) {
            // Some more are left.
        }
    }
}
