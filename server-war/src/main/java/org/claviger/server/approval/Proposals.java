package org.claviger.server.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Listings;
import org.claviger.server.platform.Listings.Column;
import org.claviger.server.platform.Narrowing;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.SecretsKeeper;
import org.claviger.server.platform.ServerSecrets;
import org.jspecify.annotations.Nullable;

/** Finds and stores proposals, always within one scope. */
@ApplicationScoped
class Proposals implements SecretsKeeper {
    private static final String OF_SCOPE = "SELECT p FROM Proposal p WHERE p.scope = :scope";
    private static final List<Column> SORTABLE = List.of(
            new Column("newest", "e.proposedAt DESC"),
            new Column("proposedAt", "e.proposedAt"),
            new Column("expiresAt", "e.expiresAt"),
            new Column("action", "e.action"),
            new Column("proposedByName", "e.proposedByName"));
    private static final List<Narrowing> NARROWINGS = List.of(
            Narrowing.value("action", ProposedAction.class, "e.action"),
            Narrowing.text("subject", "e.subject"),
            Narrowing.text("proposedByName", "e.proposedByName"),
            Narrowing.from("proposedFrom", "e.proposedAt"),
            Narrowing.to("proposedTo", "e.proposedAt"));
    private static final List<String> SEARCHED = List.of("e.subject", "e.reason", "e.proposedByName");

    @PersistenceContext
    EntityManager entities;

    @Inject
    ServerSecrets secrets;

    Proposal require(UUID scope, UUID id) {
        return first(withId(scope, id));
    }

    /** The row stays locked until the transaction ends, so that of two who decide at once one finds it decided. */
    Proposal requireLocked(UUID scope, UUID id) {
        return first(withId(scope, id).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one that was left open, even if its time is over. */
    Optional<Proposal> findLeftOpen(UUID scope, ProposedAction action, UUID objectId) {
        return query(OF_SCOPE + " AND p.action = :action AND p.objectId = :object AND p.state = :open", scope)
                .setParameter("action", action)
                .setParameter("object", objectId)
                .setParameter("open", ProposalState.OPEN)
                .getResultStream()
                .findFirst();
    }

    /** All that wait for somebody, even if their time is over; locked. */
    List<Proposal> leftOpen(UUID scope) {
        return query(OF_SCOPE + " AND p.state = :open", scope)
                .setParameter("open", ProposalState.OPEN)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /**
     * The newest first, unless it is asked otherwise.
     *
     * @param state those that are in this state now; absent: all
     */
    Page<Proposal> page(UUID scope, @Nullable ProposalState state, ListQuery wanted, Instant now) {
        Map<String, Object> parameters = new HashMap<>(Map.of("scope", scope));
        return new Listings<>(
                        Proposal.class,
                        "e.scope = :scope" + inState(state, parameters, now),
                        SORTABLE,
                        SEARCHED,
                        NARROWINGS)
                .page(entities, wanted, parameters);
    }

    /** An open one becomes expired by itself. */
    private static String inState(@Nullable ProposalState state, Map<String, Object> parameters, Instant now) {
        if (state == null) {
            return "";
        }
        parameters.put("state", state);
        if (state == ProposalState.OPEN) {
            parameters.put("now", now);
            return " AND e.state = :state AND e.expiresAt > :now";
        }
        if (state == ProposalState.EXPIRED) {
            parameters.put("now", now);
            parameters.put("open", ProposalState.OPEN);
            return " AND (e.state = :state OR (e.state = :open AND e.expiresAt <= :now))";
        }
        return " AND e.state = :state";
    }

    void store(Proposal proposal) {
        entities.persist(proposal);
        entities.flush();
    }

    /** Without a new revision: whoever decides one meanwhile is not disturbed, and what was decided stays without a request. */
    @Override
    public int resealSecrets() {
        return sealed().stream()
                .filter(proposal -> !secrets.isUnderNewest(Objects.requireNonNull(proposal.request())))
                .mapToInt(this::reseal)
                .sum();
    }

    private int reseal(Proposal proposal) {
        byte[] before = Objects.requireNonNull(proposal.request());
        return entities.createNativeQuery("UPDATE proposal SET request = ? WHERE id = ? AND request = ?")
                .setParameter(1, secrets.reseal(proposal.boundTo(), before))
                .setParameter(2, proposal.id())
                .setParameter(3, before)
                .executeUpdate();
    }

    @Override
    public boolean allUnderNewest() {
        return sealed().stream().map(Proposal::request).allMatch(secrets::isUnderNewest);
    }

    private List<Proposal> sealed() {
        return entities.createQuery("SELECT p FROM Proposal p WHERE p.request IS NOT NULL", Proposal.class)
                .getResultList();
    }

    private TypedQuery<Proposal> withId(UUID scope, UUID id) {
        return query(OF_SCOPE + " AND p.id = :id", scope).setParameter("id", id);
    }

    private TypedQuery<Proposal> query(String text, UUID scope) {
        return entities.createQuery(text, Proposal.class).setParameter("scope", scope);
    }

    private static Proposal first(TypedQuery<Proposal> query) {
        return query.getResultStream().findFirst().orElseThrow(() -> RefusedException.notFound("proposal"));
    }
}
