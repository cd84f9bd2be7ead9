package org.claviger.server.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.OwnConnections;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Records what is done. Within a transaction the record is part of it, so that neither exists without the other; outside
 * of one (the use of a key changes nothing in the database) it is committed, in a group with others', before the method
 * returns. If it can't be, the caller is refused, and what was computed never leaves the server.
 *
 * <p>A record within a transaction tells of a change, and announces it to whoever knows its object.
 */
@ApplicationScoped
public class AuditTrail {
    /** What looks at things, uses them, or makes new ones. */
    private static final Set<Action> CHANGE_NOTHING_KNOWN = EnumSet.of(
            Action.TOKEN_ISSUED,
            Action.TENANT_CREATED,
            Action.CLIENT_CREATED,
            Action.KEY_CREATED,
            Action.KEY_IMPORTED,
            Action.KEY_ATTRIBUTES_READ,
            Action.KEYS_LISTED,
            Action.ENCRYPTED,
            Action.DECRYPTED,
            Action.VIEWED,
            Action.REQUEST_REFUSED,
            Action.REPEATED);

    /** What the thread has done whose records are committed after all it does, if they are. */
    private static final ThreadLocal<@Nullable List<Deed>> POSTPONED = new ThreadLocal<>();

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    @Resource
    TransactionSynchronizationRegistry transactions;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Announcements announcements;

    @Inject
    OwnConnections ownConnections;

    private GroupCommit group;

    /** Commits what nobody waits for. */
    private ExecutorService writer;

    @PostConstruct
    void start() {
        group = new GroupCommit(ownConnections.dataSource());
        writer = Executors.newSingleThreadExecutor(threads);
    }

    @PreDestroy
    void stop() {
        writer.shutdown();
    }

    /** Records what a caller has done to an object, in the chain of the caller's tenant or of the system. */
    public void record(Caller caller, Action action, @Nullable UUID objectId, @Nullable String detail) {
        write(Deed.of(caller, action, Deed.SUCCESS, objectId, detail));
    }

    /**
     * Records all that a caller has done, or was refused, in one request; outside of a transaction, in one commit.
     */
    public void recordAll(Caller caller, List<Use> uses) {
        Map<Use, Deed> known = new HashMap<>();
        write(uses.stream()
                .map(use -> known.computeIfAbsent(use, each -> each.by(caller)))
                .toList());
    }

    /** Records what several callers have done, each of them in a request of its own. */
    public <T> void recordEach(List<T> done, Function<T, Caller> by, Function<T, Use> use) {
        write(done.stream().map(each -> use.apply(each).by(by.apply(each))).toList());
    }

    /**
     * Records what the server did by itself.
     *
     * @param tenant whose chain it belongs to; the system's, if absent
     */
    public void ofServer(@Nullable UUID tenant, Action action, @Nullable UUID objectId, @Nullable String detail) {
        write(Deed.ofServer(tenant, action, objectId, detail));
    }

    /** Records what a caller was refused. */
    public void refused(Caller caller, ErrorCode reason, String detail) {
        write(Deed.of(caller, Action.REQUEST_REFUSED, reason.name(), null, detail));
    }

    /**
     * Records what somebody did, or was refused, whom the server doesn't know as a caller.
     *
     * @param claimedName whom he said he was, if anyone
     */
    public void ofStranger(
            @Nullable UUID tenant,
            Action action,
            @Nullable ErrorCode refusal,
            @Nullable String claimedName,
            @Nullable String detail,
            String correlationId) {
        String outcome = refusal == null ? Deed.SUCCESS : refusal.name();
        write(Deed.ofStranger(tenant, action, outcome, claimedName, detail, correlationId));
    }

    /**
     * Does something whose records are committed together after it, while no thread waits for that. It must change nothing that
     * would stand without its record.
     *
     * @param receiver gets what came of it as soon as all is recorded, by this thread or another; or also why it can't be
     *     recorded, and then must let nothing of it leave
     */
    public <A> void recordAfter(Supplier<A> work, BiConsumer<A, @Nullable RefusedException> receiver) {
        List<Deed> deeds = new ArrayList<>();
        A answer;
        POSTPONED.set(deeds);
        try {
            answer = work.get();
        } finally {
            POSTPONED.remove();
        }
        if (deeds.isEmpty()) {
            receiver.accept(answer, null);
        } else {
            group.commit(
                    deeds, failure -> receiver.accept(answer, failure == null ? null : unrecorded(failure)), writer);
        }
    }

    /** Since nothing is changed without a record of it, this is the place to announce all changes. */
    private void announce(Connection sameTransaction, Deed deed) throws SQLException {
        if (deed.objectId() != null && !CHANGE_NOTHING_KNOWN.contains(deed.action())) {
            announcements.announce(sameTransaction, deed.objectId());
        }
    }

    private void write(Deed deed) {
        write(List.of(deed));
    }

    private void write(List<Deed> deeds) {
        try {
            if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
                try (Connection sameTransaction = dataSource.getConnection()) {
                    ChainWriter.append(sameTransaction, deeds);
                    for (Deed deed : deeds) {
                        announce(sameTransaction, deed);
                    }
                }
            } else {
                commit(deeds);
            }
        } catch (SQLException e) {
            throw unrecorded(e);
        }
    }

    private void commit(List<Deed> deeds) throws SQLException {
        List<Deed> later = POSTPONED.get();
        if (later == null) {
            group.commit(deeds);
        } else {
            later.addAll(deeds);
        }
    }

    private static RefusedException unrecorded(SQLException cause) {
        return new RefusedException(
                ErrorCode.DATABASE_UNAVAILABLE,
                "The request could not be recorded in the audit trail, so it was not served. Try again later.",
                cause);
    }
}
