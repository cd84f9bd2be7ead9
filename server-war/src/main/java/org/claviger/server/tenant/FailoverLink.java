package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.hsm.HsmProfiles;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** Has an HSM profile, or none, stand in for a tenant's first. */
@ApplicationScoped
public class FailoverLink implements Approved<FailoverProfile> {
    @Inject
    Tenants tenants;

    @Inject
    HsmProfiles profiles;

    @Inject
    TenantService service;

    @Override
    public ProposedAction action() {
        return ProposedAction.LINK_FAILOVER_PROFILE;
    }

    @Override
    public Class<FailoverProfile> requestType() {
        return FailoverProfile.class;
    }

    /** The first is linked at once: nothing depends on it yet. */
    @Override
    public boolean needsApproval(Caller proposer, @Nullable UUID objectId, FailoverProfile request) {
        return require(objectId).failoverProfileId().isPresent();
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, FailoverProfile request) {
        require(objectId);
        nameOf(request);
    }

    @Override
    public String describe(UUID scope, @Nullable UUID objectId, FailoverProfile request) {
        return "The tenant \"" + require(objectId).name() + "\"";
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, FailoverProfile request) {
        return List.of(new Change(
                "failoverHsmProfile",
                require(objectId).failoverProfileId().map(profiles::nameOf).orElse(null),
                nameOf(request)));
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, FailoverProfile request, Approval approval) {
        UUID id = Objects.requireNonNull(objectId);
        return Carried.out(
                "The second HSM profile is another.", service.linkFailover(caller, id, request.hsmProfileId()));
    }

    private @Nullable String nameOf(FailoverProfile request) {
        return request.hsmProfileId() == null ? null : profiles.nameOf(request.hsmProfileId());
    }

    private Tenant require(@Nullable UUID objectId) {
        return tenants.require(Objects.requireNonNull(objectId));
    }
}
