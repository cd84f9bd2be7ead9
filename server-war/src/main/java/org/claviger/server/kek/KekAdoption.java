package org.claviger.server.kek;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.approval.ProposedAction;
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
    public String describe(UUID scope, @Nullable UUID objectId, AdoptKekRequest request) {
        return "The key " + (request.label() == null ? request.ckaId() : request.label())
                + ", which is on the token, as KEK in the" + " place " + request.placeOrDefault();
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, AdoptKekRequest request, Approval approval) {
        KekResponse kek = keks.adopt(caller, request);
        return Carried.out("KEK " + kek.label() + ", key check value " + kek.keyCheckValue() + ", is adopted.", kek);
    }
}
