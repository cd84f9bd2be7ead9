package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.admin.LinkHsmProfileRequest;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.hsm.HsmProfiles;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** Has an HSM profile serve a tenant. */
@ApplicationScoped
public class ProfileLink implements Approved<LinkHsmProfileRequest> {
    @Inject
    Tenants tenants;

    @Inject
    HsmProfiles profiles;

    @Inject
    TenantService service;

    @Override
    public ProposedAction action() {
        return ProposedAction.LINK_HSM_PROFILE;
    }

    @Override
    public Class<LinkHsmProfileRequest> requestType() {
        return LinkHsmProfileRequest.class;
    }

    /** The first is linked at once: nothing depends on it yet. */
    @Override
    public boolean needsApproval(Caller proposer, @Nullable UUID objectId, LinkHsmProfileRequest request) {
        return require(objectId).hsmProfileId().isPresent();
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, LinkHsmProfileRequest request) {
        require(objectId);
        profiles.nameOf(request.hsmProfileId());
    }

    @Override
    public String describe(UUID scope, @Nullable UUID objectId, LinkHsmProfileRequest request) {
        return "The tenant \"" + require(objectId).name() + "\"";
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, LinkHsmProfileRequest request) {
        return List.of(new Change(
                "hsmProfile",
                require(objectId).hsmProfileId().map(profiles::nameOf).orElse(null),
                profiles.nameOf(request.hsmProfileId())));
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, LinkHsmProfileRequest request, Approval approval) {
        UUID id = Objects.requireNonNull(objectId);
        return Carried.out("The HSM profile is linked.", service.link(caller, id, request.hsmProfileId()));
    }

    private Tenant require(@Nullable UUID objectId) {
        return tenants.require(Objects.requireNonNull(objectId));
    }
}
