package org.claviger.server.kek;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.RotateKekRequest;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** Replaces the active KEK by a new generation. */
@ApplicationScoped
public class KekRotation implements Approved<RotateKekRequest> {
    @Inject
    KekService keks;

    @Override
    public ProposedAction action() {
        return ProposedAction.ROTATE_KEK;
    }

    @Override
    public Class<RotateKekRequest> requestType() {
        return RotateKekRequest.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, RotateKekRequest request) {
        keks.requireActive(proposer, request.placeOrDefault());
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, RotateKekRequest request) {
        return Wording.of(ProposalText.NEXT_KEK, request.placeOrDefault());
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, RotateKekRequest request, Approval approval) {
        KekResponse kek = keks.rotate(caller, request.placeOrDefault());
        return Carried.out(ProposalText.KEK_MADE_ACTIVE, kek.label(), kek.keyCheckValue())
                .answering(kek);
    }
}
