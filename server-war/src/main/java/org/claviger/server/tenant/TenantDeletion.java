package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.account.SessionService;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.approval.NoDetails;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/** Begins the deletion of a tenant: all is refused at once, and lost only after a waiting time. */
@ApplicationScoped
public class TenantDeletion implements Approved<NoDetails> {
    @Inject
    Tenants tenants;

    @Inject
    SessionService sessions;

    @Inject
    Settings settings;

    @Inject
    AuditTrail audit;

    @Override
    public ProposedAction action() {
        return ProposedAction.DELETE_TENANT;
    }

    @Override
    public Class<NoDetails> requestType() {
        return NoDetails.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, NoDetails request) {
        require(objectId).requireNotDeleted();
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, NoDetails request) {
        Tenant tenant = require(objectId);
        return Wording.of(ProposalText.TENANT_WITH_KEYS, tenant.name(), tenant.displayName());
    }

    @Override
    public OptionalLong revision(UUID scope, @Nullable UUID objectId) {
        return OptionalLong.of(require(objectId).revision());
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, NoDetails request, Approval approval) {
        Tenant tenant = require(objectId);
        Instant end = Instant.now().plus(settings.tenantDeletionWait());
        tenant.beginDeletion(end);
        tenants.flush();
        sessions.endAllOfTenant(tenant.id());
        audit.record(caller, Action.TENANT_DELETION_BEGUN, tenant.id(), tenant.name() + ", to be deleted at " + end);
        audit.ofServer(
                tenant.id(), Action.TENANT_DELETION_BEGUN, tenant.id(), "by admin " + caller.name() + ", at " + end);
        return Carried.out(ProposalText.TENANT_BEING_DELETED, tenant.name(), end);
    }

    private Tenant require(@Nullable UUID objectId) {
        return tenants.require(Objects.requireNonNull(objectId));
    }
}
