package org.claviger.server.object;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Rounds;

/** The server's clock: does what the dates of objects ask for, soon after they have come. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClockRounds {
    private static final Logger LOG = Logger.getLogger(ClockRounds.class.getName());
    private static final long SETTLING_MILLIS = 500;
    private static final long ROTATING_MILLIS = 2_000;
    private static final int AT_ONCE = 1_000;

    @Inject
    ClockService clock;

    @Inject
    RotationService rotation;

    @Inject
    Rounds rounds;

    @Resource
    SessionContext context;

    @PostConstruct
    void start() {
        ClockRounds proxy = context.getBusinessObject(ClockRounds.class);
        rounds.every(SETTLING_MILLIS, proxy::settle);
        rounds.every(ROTATING_MILLIS, proxy::rotate);
    }

    public void settle() {
        each(clock.due(AT_ONCE), clock::settle);
    }

    public void rotate() {
        each(rotation.due(AT_ONCE), rotation::rotateDue);
    }

    /** One that fails, since its HSM does not answer, holds up no other. */
    private static void each(List<UUID> objects, Consumer<UUID> deed) {
        for (UUID id : objects) {
            try {
                deed.accept(id);
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "What a date of object " + id + " asks for is not done yet; it is tried again");
            }
        }
    }
}
