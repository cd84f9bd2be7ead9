package org.claviger.server.kek;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.api.tenant.AdoptKekRequest;
import org.claviger.api.tenant.KekResponse;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** Makes a key that is on the token already a KEK. */
@ApplicationScoped
public class KekAdoption implements Approved<AdoptKekRequest> {
    @Inject
    KekService keks;

    @Override
    public ProposedAction action() {
        return ProposedAction.ADOPT_KEK;
    }

    @Override
    public Class<AdoptKekRequest> requestType() {
        return AdoptKekRequest.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, AdoptKekRequest request) {
        keks.requireRoom(proposer, request.placeOrDefault(), request.activate());
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, AdoptKekRequest request) {
        return Wording.of(
                ProposalText.ADOPTED_KEK,
                Objects.requireNonNull(request.label() == null ? request.ckaId() : request.label()),
                request.placeOrDefault());
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, AdoptKekRequest request, Approval approval) {
        KekResponse kek = keks.adopt(caller, request);
        return Carried.out(ProposalText.KEK_ADOPTED, kek.label(), kek.keyCheckValue())
                .answering(kek);
    }
}
