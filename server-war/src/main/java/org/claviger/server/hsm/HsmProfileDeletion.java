package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.approval.NoDetails;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** Removes an HSM profile that serves nobody. */
@ApplicationScoped
public class HsmProfileDeletion implements Approved<NoDetails> {
    @Inject
    HsmProfiles profiles;

    @Inject
    HsmProfileService service;

    @Override
    public ProposedAction action() {
        return ProposedAction.DELETE_HSM_PROFILE;
    }

    @Override
    public Class<NoDetails> requestType() {
        return NoDetails.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, NoDetails request) {
        profiles.require(Objects.requireNonNull(objectId));
    }

    @Override
    public String describe(UUID scope, @Nullable UUID objectId, NoDetails request) {
        return told(profiles, objectId);
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, NoDetails request, Approval approval) {
        UUID id = Objects.requireNonNull(objectId);
        String told = told(profiles, id);
        service.delete(caller, id);
        return Carried.out(told + " is deleted.");
    }

    /** Also of one that has gone. */
    static String told(HsmProfiles profiles, @Nullable UUID objectId) {
        return profiles.find(Objects.requireNonNull(objectId))
                .map(profile -> "The HSM profile \"" + profile.name() + "\" for the token " + profile.tokenLabel())
                .orElse("An HSM profile that has been deleted");
    }
}
