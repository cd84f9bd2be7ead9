package org.claviger.server.kek;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.approval.NoDetails;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.hsm.Tokens;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.TenantRemoved;
import org.jspecify.annotations.Nullable;

/**
 * Crypto-erasure (NIST SP 800-88, section 2.5): destroys the KEKs of a tenant, so that what is sealed under them can't be
 * read any more, wherever copies of the database lie. It takes two operators, who name the KEK that seals.
 */
@ApplicationScoped
public class KeyErasure implements Approved<NoDetails> {
    @Inject
    Keks keks;

    @Inject
    SealedUnder sealed;

    @Inject
    Tokens tokens;

    @Inject
    ErasureStatement statement;

    @Inject
    AuditTrail audit;

    @Override
    public ProposedAction action() {
        return ProposedAction.ERASE_TENANT_KEYS;
    }

    @Override
    public Class<NoDetails> requestType() {
        return NoDetails.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, NoDetails request) {
        UUID kekId = Objects.requireNonNull(objectId);
        if (!keks.require(proposer.tenant(), kekId).isCurrent()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "Name the KEK that seals the tenant's keys. One that seals no longer is destroyed by DESTROY_KEK.");
        }
    }

    @Override
    public Wording describe(UUID tenantId, @Nullable UUID objectId, NoDetails request) {
        UUID kekId = Objects.requireNonNull(objectId);
        long keys = sealed.countUnderAny(tenantId, ids(remaining(tenantId)));
        Kek kek = keks.require(tenantId, kekId);
        return Wording.of(ProposalText.ALL_KEKS, kek.label(), kek.keyCheckValue(), keys);
    }

    @Override
    public Carried carryOut(Caller acceptor, @Nullable UUID objectId, NoDetails request, Approval approval) {
        UUID tenant = acceptor.tenant();
        keks.takeAlone(tenant);
        check(acceptor, objectId, request);
        List<Kek> erased = remaining(tenant);
        long all = sealed.countUnderAny(tenant, ids(erased));
        erase(acceptor, erased, approval.proposedByName());
        return Carried.out(ProposalText.KEKS_ERASED, erased.size(), all);
    }

    /** A tenant that goes takes its KEKs with it. */
    void removeAll(@Observes @Priority(TenantRemoved.KEKS) TenantRemoved event) {
        UUID tenant = event.tenantId();
        keks.takeAlone(tenant);
        erase(Caller.ofServer(tenant, "deletion of the tenant"), remaining(tenant), "deletion of the tenant");
    }

    private void erase(Caller acceptor, List<Kek> erased, String proposedBy) {
        Map<Kek, Long> unreadable = new LinkedHashMap<>();
        for (Kek kek : erased) {
            unreadable.put(kek, sealed.countUnder(kek.tenantId(), kek.id()));
        }
        // All of them before any is said to be gone: if a token does not answer, the next acceptance does it again.
        erased.forEach(kek -> tokens.destroyKek(kek.key()));
        Instant now = Instant.now();
        unreadable.forEach((kek, materials) -> {
            kek.destroy(now);
            audit.record(
                    acceptor,
                    Action.CRYPTO_ERASURE,
                    kek.id(),
                    statement.of(kek, materials, proposedBy, acceptor.name(), now));
        });
    }

    private static Set<UUID> ids(List<Kek> keks) {
        return keks.stream().map(Kek::id).collect(Collectors.toSet());
    }

    private List<Kek> remaining(UUID tenant) {
        return keks.ofTenant(tenant).stream().filter(kek -> !kek.isDestroyed()).toList();
    }
}
