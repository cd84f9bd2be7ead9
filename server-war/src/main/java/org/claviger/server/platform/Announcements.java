package org.claviger.server.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells, on every node, that something was changed: on this one when the change is committed, before its caller has the
 * answer; on the others by a notice of PostgreSQL (LISTEN, NOTIFY), which is part of the changing transaction (docs/adr/0024).
 */
@ApplicationScoped
public class Announcements {
    private static final Logger LOG = Logger.getLogger(Announcements.class.getName());

    private static final String CHANNEL = "claviger_changes";
    private static final String NOTIFY = "SELECT pg_notify('" + CHANNEL + "', ?)";
    private static final Duration ROUND = Duration.ofSeconds(1);

    /** Of the connection that listens: it is asked every second, so that silence means that it is broken. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    @Resource
    TransactionSynchronizationRegistry transactions;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    OwnConnections connections;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean hearing;
    private volatile boolean stopped;

    /** Who wants to know. */
    public interface Listener {
        /** What has this id was changed. */
        void changed(UUID id);

        /** Anything may have been changed unheard. */
        void anythingChanged();
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        Thread listening = threads.newThread(this::listen);
        listening.setName("changes at other nodes");
        listening.setDaemon(true);
        listening.start();
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    /** From now on the listener is told, until the server ends. */
    public void tell(Listener listener) {
        listeners.add(listener);
    }

    /** True if whatever other nodes change is heard of. */
    public boolean areHeard() {
        return hearing;
    }

    /** True within a transaction: it may have made changes that are not announced yet. */
    public boolean isChanging() {
        return transactions.getTransactionKey() != null;
    }

    /**
     * Announces a change that the current transaction makes, for when it is committed.
     *
     * @param changing a connection of that transaction
     */
    public void announce(Connection changing, UUID id) throws SQLException {
        try (PreparedStatement notify = changing.prepareStatement(NOTIFY)) {
            notify.setString(1, id.toString());
            notify.execute();
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is known of the outcome yet.
            }

            @Override
            public void afterCompletion(int status) {
                tell(id);
            }
        });
    }

    private void tell(UUID id) {
        listeners.forEach(listener -> listener.changed(id));
    }

    private void listen() {
        while (!stopped) {
            try (Connection connection = connections.dataSource(SILENCE).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + CHANNEL);
                hearing = true;
                while (!stopped) {
                    hear(connection.unwrap(PGConnection.class));
                    statement.execute("SELECT 1");
                }
            } catch (SQLException e) {
                LOG.log(Level.WARNING, e, () -> "Changes at other nodes are not heard of; nothing is cached meanwhile");
            } finally {
                hearing = false;
                listeners.forEach(Listener::anythingChanged);
            }
            pause();
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        PGNotification[] notices = connection.getNotifications(Math.toIntExact(ROUND.toMillis()));
        if (notices != null) {
            for (PGNotification notice : notices) {
                tell(UUID.fromString(notice.getParameter()));
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(ROUND.toMillis());
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
