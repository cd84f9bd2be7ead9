package org.claviger.server.approval;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** One action that leaves a record in the audit trail, which is part of the transaction. */
@Alternative
@Priority(1)
@ApplicationScoped
class FakeActions extends ApprovedActions implements Approved<NoDetails> {
    static final AtomicInteger CARRIED_OUT = new AtomicInteger();
    static volatile boolean refuses;
    static volatile @Nullable CyclicBarrier whileDescribing;

    /** Long enough for another to come in, if it could. */
    private static final long MILLISECONDS = 300;

    @Inject
    AuditTrail audit;

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    @Override
    Optional<Approved<?>> find(ProposedAction action) {
        return action == action() ? Optional.of(this) : Optional.empty();
    }

    @Override
    public ProposedAction action() {
        return ProposedAction.DESTROY_KEK;
    }

    @Override
    public Class<NoDetails> requestType() {
        return NoDetails.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, NoDetails request) {
        requireWilling();
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, NoDetails request) {
        CyclicBarrier barrier = whileDescribing;
        if (barrier != null) {
            ProposalServiceIT.await(barrier);
        }
        return Wording.of(ProposalText.OTHER, CARRIED_OUT + " times so far");
    }

    @Override
    public Carried carryOut(Caller acceptor, @Nullable UUID objectId, NoDetails request, Approval approval) {
        CARRIED_OUT.incrementAndGet();
        try {
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        audit.record(acceptor, Action.KEY_DESTROYED, objectId, approval.reason());
        requireWilling();
        return Carried.out(ProposalText.OTHER, "done");
    }

    /** Lets a proposal's time be over. */
    void expire(UUID proposal) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE proposal SET expires_at = now() WHERE id = ?")) {
            update.setObject(1, proposal);
            update.executeUpdate();
        }
    }

    private static void requireWilling() {
        if (refuses) {
            throw new RefusedException(ErrorCode.HSM_UNAVAILABLE, "Not now.");
        }
    }
}
