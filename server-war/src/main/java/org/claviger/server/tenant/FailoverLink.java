package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.platform.Caller;

/** Has an HSM profile, or none, stand in for a tenant's first. */
@ApplicationScoped
public class FailoverLink extends TenantLink<FailoverProfile> {
    @Override
    public ProposedAction action() {
        return ProposedAction.LINK_FAILOVER_PROFILE;
    }

    @Override
    public Class<FailoverProfile> requestType() {
        return FailoverProfile.class;
    }

    @Override
    String member() {
        return "failoverHsmProfile";
    }

    @Override
    Optional<UUID> linked(Tenant tenant) {
        return tenant.failoverProfileId();
    }

    @Override
    Optional<UUID> wanted(FailoverProfile request) {
        return Optional.ofNullable(request.hsmProfileId());
    }

    @Override
    ProposalText outcome() {
        return ProposalText.FAILOVER_LINKED;
    }

    @Override
    void link(Caller caller, UUID tenantId, FailoverProfile request) {
        service.linkFailover(caller, tenantId, request.hsmProfileId());
    }
}
