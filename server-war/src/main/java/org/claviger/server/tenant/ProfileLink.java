package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.admin.LinkHsmProfileRequest;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.platform.Caller;

/** Has an HSM profile serve a tenant. */
@ApplicationScoped
public class ProfileLink extends TenantLink<LinkHsmProfileRequest> {
    @Override
    public ProposedAction action() {
        return ProposedAction.LINK_HSM_PROFILE;
    }

    @Override
    public Class<LinkHsmProfileRequest> requestType() {
        return LinkHsmProfileRequest.class;
    }

    @Override
    String member() {
        return "hsmProfile";
    }

    @Override
    Optional<UUID> linked(Tenant tenant) {
        return tenant.hsmProfileId();
    }

    @Override
    Optional<UUID> wanted(LinkHsmProfileRequest request) {
        return Optional.of(request.hsmProfileId());
    }

    @Override
    ProposalText outcome() {
        return ProposalText.PROFILE_LINKED;
    }

    @Override
    void link(Caller caller, UUID tenantId, LinkHsmProfileRequest request) {
        service.link(caller, tenantId, request.hsmProfileId());
    }
}
