package org.claviger.server.kek;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekResponse;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** Has a KEK made on the token. */
@ApplicationScoped
public class KekGeneration implements Approved<GenerateKekRequest> {
    @Inject
    KekService keks;

    @Override
    public ProposedAction action() {
        return ProposedAction.GENERATE_KEK;
    }

    @Override
    public Class<GenerateKekRequest> requestType() {
        return GenerateKekRequest.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, GenerateKekRequest request) {
        keks.requireRoom(proposer, request.placeOrDefault(), request.activate());
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, GenerateKekRequest request) {
        return Wording.of(ProposalText.NEW_KEK, request.placeOrDefault());
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, GenerateKekRequest request, Approval approval) {
        KekResponse kek = keks.generate(caller, request);
        return Carried.out(ProposalText.KEK_MADE, kek.label(), kek.keyCheckValue())
                .answering(kek);
    }
}
