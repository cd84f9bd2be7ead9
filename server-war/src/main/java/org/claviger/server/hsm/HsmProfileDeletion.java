package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
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
    public Wording describe(UUID scope, @Nullable UUID objectId, NoDetails request) {
        return told(profiles, objectId);
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, NoDetails request, Approval approval) {
        UUID id = Objects.requireNonNull(objectId);
        HsmProfile profile = profiles.require(id);
        Carried carried = Carried.out(ProposalText.HSM_PROFILE_DELETED, profile.name(), profile.tokenLabel());
        service.delete(caller, id);
        return carried;
    }

    /** Also of one that has gone. */
    static Wording told(HsmProfiles profiles, @Nullable UUID objectId) {
        return profiles.find(Objects.requireNonNull(objectId))
                .map(profile -> Wording.of(ProposalText.HSM_PROFILE, profile.name(), profile.tokenLabel()))
                .orElseGet(() -> Wording.of(ProposalText.GONE_HSM_PROFILE));
    }
}
