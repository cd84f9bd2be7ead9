package org.claviger.server.kek;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;

/** Destroys a KEK that nothing is sealed under. It takes two operators. */
@ApplicationScoped
public class KekDestruction implements Approved<NoDetails> {
    @Inject
    Keks keks;

    @Inject
    SealedUnder sealed;

    @Inject
    Tokens tokens;

    @Inject
    AuditTrail audit;

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
        UUID kekId = Objects.requireNonNull(objectId);
        Kek kek = keks.require(proposer.tenant(), kekId);
        if (kek.isDestroyed()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The KEK is destroyed already.");
        }
        if (kek.isCurrent()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "This KEK seals the tenant's keys. Rotate it first; to make all keys unreadable for good, propose"
                            + " ERASE_TENANT_KEYS.");
        }
        long left = sealed.countUnder(kek.tenantId(), kek.id());
        if (left > 0) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "Still " + left + " materials are sealed under this KEK. Wait until they are sealed anew"
                            + " (GET /api/v1/tenant/resealing).");
        }
    }

    @Override
    public Wording describe(UUID tenantId, @Nullable UUID objectId, NoDetails request) {
        UUID kekId = Objects.requireNonNull(objectId);
        Kek kek = keks.require(tenantId, kekId);
        return Wording.of(
                ProposalText.KEK, kek.label(), kek.keyCheckValue(), kek.state(), sealed.countUnder(tenantId, kekId));
    }

    @Override
    public Carried carryOut(Caller acceptor, @Nullable UUID objectId, NoDetails request, Approval approval) {
        keks.takeAlone(acceptor.tenant());
        check(acceptor, objectId, request);
        Kek kek = keks.require(acceptor.tenant(), Objects.requireNonNull(objectId));
        tokens.destroyKek(kek.key());
        kek.destroy(Instant.now());
        audit.record(acceptor, Action.KEK_DESTROYED, kek.id(), KekService.told(kek));
        return Carried.out(ProposalText.KEK_DESTROYED, kek.label(), kek.keyCheckValue());
    }
}
