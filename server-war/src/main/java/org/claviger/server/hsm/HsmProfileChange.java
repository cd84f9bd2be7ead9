package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.claviger.api.admin.HsmProfileRequest;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.approval.Changes;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** Gives an HSM profile other credentials, another name or another token. */
@ApplicationScoped
public class HsmProfileChange implements Approved<HsmProfileRequest> {
    @Inject
    HsmProfiles profiles;

    @Inject
    HsmDevices devices;

    @Inject
    HsmProfileService service;

    @Override
    public ProposedAction action() {
        return ProposedAction.CHANGE_HSM_PROFILE;
    }

    @Override
    public Class<HsmProfileRequest> requestType() {
        return HsmProfileRequest.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, HsmProfileRequest request) {
        service.checkReplaceable(require(objectId).id(), request);
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, HsmProfileRequest request) {
        return HsmProfileDeletion.told(profiles, objectId);
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, HsmProfileRequest request) {
        HsmProfile before = require(objectId);
        return new Changes()
                .add("name", before.name(), request.name())
                .add(
                        "device",
                        before.device().name(),
                        devices.require(request.deviceId()).name())
                .add("tokenLabel", before.tokenLabel(), request.tokenLabel())
                .add("algorithms", before.algorithms(), request.algorithmsOrDefault())
                .add("managementCredential", "as it is", "another")
                .add("usageCredential", "as it is", "another")
                .all();
    }

    @Override
    public OptionalLong revision(UUID scope, @Nullable UUID objectId) {
        return OptionalLong.of(require(objectId).revision());
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, HsmProfileRequest request, Approval approval) {
        try (request) {
            service.replace(caller, Objects.requireNonNull(objectId), request);
            return Carried.out(ProposalText.HSM_PROFILE_CHANGED, request.name());
        }
    }

    private HsmProfile require(@Nullable UUID objectId) {
        return profiles.require(Objects.requireNonNull(objectId));
    }
}
