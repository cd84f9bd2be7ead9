package org.claviger.server.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.tenant.ProposalState;
import org.claviger.api.tenant.ProposedAction;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Finds and stores proposals, always within one tenant. */
@ApplicationScoped
class Proposals {
    private static final String OF_TENANT = "SELECT p FROM Proposal p WHERE p.tenantId = :tenant";
    private static final String NEWEST_FIRST = " ORDER BY p.proposedAt DESC, p.id";

    @PersistenceContext
    EntityManager entities;

    Proposal require(UUID tenantId, UUID id) {
        return first(withId(tenantId, id));
    }

    /** The row stays locked until the transaction ends, so that of two who decide at once one finds it decided. */
    Proposal requireLocked(UUID tenantId, UUID id) {
        return first(withId(tenantId, id).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one that was left open, even if its time is over. */
    Optional<Proposal> findLeftOpen(UUID tenantId, ProposedAction action, UUID objectId) {
        return query(OF_TENANT + " AND p.action = :action AND p.objectId = :object AND p.state = :open", tenantId)
                .setParameter("action", action)
                .setParameter("object", objectId)
                .setParameter("open", ProposalState.OPEN)
                .getResultStream()
                .findFirst();
    }

    /**
     * The newest first.
     *
     * @param state those that are in this state now; absent: all
     */
    List<Proposal> ofTenant(UUID tenantId, @Nullable ProposalState state, Instant now) {
        if (state == null) {
            return query(OF_TENANT + NEWEST_FIRST, tenantId).getResultList();
        }
        return switch (state) {
            case OPEN ->
                query(OF_TENANT + " AND p.state = :open AND p.expiresAt > :now" + NEWEST_FIRST, tenantId)
                        .setParameter("open", ProposalState.OPEN)
                        .setParameter("now", now)
                        .getResultList();
            case EXPIRED ->
                query(
                                OF_TENANT
                                        + " AND (p.state = :expired OR (p.state = :open AND p.expiresAt <= :now))"
                                        + NEWEST_FIRST,
                                tenantId)
                        .setParameter("expired", ProposalState.EXPIRED)
                        .setParameter("open", ProposalState.OPEN)
                        .setParameter("now", now)
                        .getResultList();
            case ACCEPTED, REJECTED, WITHDRAWN ->
                query(OF_TENANT + " AND p.state = :state" + NEWEST_FIRST, tenantId)
                        .setParameter("state", state)
                        .getResultList();
        };
    }

    void store(Proposal proposal) {
        entities.persist(proposal);
        entities.flush();
    }

    private TypedQuery<Proposal> withId(UUID tenantId, UUID id) {
        return query(OF_TENANT + " AND p.id = :id", tenantId).setParameter("id", id);
    }

    private TypedQuery<Proposal> query(String text, UUID tenantId) {
        return entities.createQuery(text, Proposal.class).setParameter("tenant", tenantId);
    }

    private static Proposal first(TypedQuery<Proposal> query) {
        return query.getResultStream().findFirst().orElseThrow(() -> RefusedException.notFound("proposal"));
    }
}
