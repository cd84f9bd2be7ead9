package org.claviger.server.identity;

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

/** Rotates the signing key when its time has come. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SigningKeyRounds {
    private static final long PERIOD_MILLIS = 60_000;

    @Inject
    SigningKeyService service;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    @PostConstruct
    void start() {
        rounds.every(PERIOD_MILLIS, context.getBusinessObject(SigningKeyRounds.class)::rotateIfDue);
    }

    public void rotateIfDue() {
        service.rotateIfDue();
    }
}
