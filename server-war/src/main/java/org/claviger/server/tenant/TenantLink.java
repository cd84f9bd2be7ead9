package org.claviger.server.tenant;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.Wording;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.hsm.HsmProfiles;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Links an HSM profile to a tenant in one of its two places.
 *
 * @param <Q> the request
 */
abstract class TenantLink<Q> implements Approved<Q> {
    @Inject
    Tenants tenants;

    @Inject
    HsmProfiles profiles;

    @Inject
    TenantService service;

    /** The member that says which profile is linked there. */
    abstract String member();

    /** The profile that is linked there now. */
    abstract Optional<UUID> linked(Tenant tenant);

    /** The profile that is to be; absent: none. */
    abstract Optional<UUID> wanted(Q request);

    /** What is done then. */
    abstract ProposalText outcome();

    abstract void link(Caller caller, UUID tenantId, Q request);

    /** The first is linked at once: nothing depends on it yet. */
    @Override
    public boolean needsApproval(Caller proposer, @Nullable UUID objectId, Q request) {
        return linked(require(objectId)).isPresent();
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, Q request) {
        require(objectId);
        wanted(request).ifPresent(profiles::nameOf);
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, Q request) {
        return Wording.of(ProposalText.TENANT, require(objectId).name());
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, Q request) {
        return List.of(new Change(
                member(),
                linked(require(objectId)).map(profiles::nameOf).orElse(null),
                wanted(request).map(profiles::nameOf).orElse(null)));
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, Q request, Approval approval) {
        UUID id = Objects.requireNonNull(objectId);
        link(caller, id, request);
        return Carried.out(outcome());
    }

    private Tenant require(@Nullable UUID objectId) {
        return tenants.require(Objects.requireNonNull(objectId));
    }
}
