package org.claviger.server.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What beans do again and again, until the server stops. A round has to enter a bean by its proxy, so that it is a call of its
 * own to the container.
 */
@ApplicationScoped
public class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    private final List<ScheduledFuture<?>> rounds = new CopyOnWriteArrayList<>();

    /**
     * Begins.
     *
     * @param pauseMillis between the end of a round and the start of the next
     */
    public void every(long pauseMillis, Runnable round) {
        rounds.add(scheduler.scheduleWithFixedDelay(
                () -> {
                    try {
                        round.run();
                    } catch (RuntimeException e) {
                        // A schedule ends with the first exception; this one must not.
                        LOG.log(Level.WARNING, "A round of the server's own work failed; the next one is to come", e);
                    }
                },
                pauseMillis,
                pauseMillis,
                TimeUnit.MILLISECONDS));
    }

    /** Before anybody writes what is left. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Stopping stopping) {
        end();
    }

    /** A round that is under way is not interrupted. */
    @PreDestroy
    void end() {
        rounds.forEach(round -> round.cancel(false));
    }
}
