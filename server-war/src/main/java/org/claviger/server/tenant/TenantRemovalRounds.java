package org.claviger.server.tenant;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Rounds;

/** Looks now and then for tenants whose waiting time before deletion is over. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TenantRemovalRounds {
    private static final Logger LOG = Logger.getLogger(TenantRemovalRounds.class.getName());
    private static final long PERIOD_MILLIS = 5_000;

    @Inject
    TenantRemovalService service;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    @PostConstruct
    void start() {
        rounds.every(PERIOD_MILLIS, context.getBusinessObject(TenantRemovalRounds.class)::removeDue);
    }

    public void removeDue() {
        service.due().forEach(this::remove);
    }

    /** One that can't be removed holds up no other. */
    private void remove(UUID tenant) {
        try {
            service.remove(tenant);
            LOG.info(() -> "Tenant " + tenant + " is deleted");
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "Tenant " + tenant + " could not be deleted yet; it is tried again");
        }
    }
}
