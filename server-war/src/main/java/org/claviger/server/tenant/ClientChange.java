package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.api.tenant.ChangeClientRequest;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.jspecify.annotations.Nullable;

/** Changes what a client is called, may do, and where it may do it from. */
@ApplicationScoped
public class ClientChange implements Approved<ChangeClientRequest> {
    @Inject
    Clients clients;

    @Inject
    ClientChecks checks;

    @Inject
    Namespaces namespaces;

    @Inject
    AuditTrail audit;

    @Override
    public ProposedAction action() {
        return ProposedAction.CHANGE_CLIENT;
    }

    @Override
    public Class<ChangeClientRequest> requestType() {
        return ChangeClientRequest.class;
    }

    /** Only if it can then take out key material that it couldn't before, or be somebody else who takes it out. */
    @Override
    public boolean needsApproval(Caller proposer, @Nullable UUID objectId, ChangeClientRequest request) {
        ClientProfile before = require(proposer.tenant(), objectId).profile();
        ClientProfile after = ClientProfile.of(request);
        MaterialReach reach = MaterialReach.of(after);
        boolean fromElsewhere = !before.sourceNetworks().equals(after.sourceNetworks())
                || !Objects.equals(before.oidcClientId(), after.oidcClientId());
        return reach.exceeds(MaterialReach.of(before)) || (fromElsewhere && reach.exceeds(MaterialReach.NOTHING));
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, ChangeClientRequest request) {
        Client client = require(proposer.tenant(), objectId);
        checks.require(proposer.tenant(), client.id(), ClientProfile.of(request));
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, ChangeClientRequest request) {
        return clients.withId(Objects.requireNonNull(objectId), scope)
                .map(client -> Wording.of(
                        client.enabled() ? ProposalText.CLIENT : ProposalText.DISABLED_CLIENT, client.name()))
                .orElseGet(() -> Wording.of(ProposalText.GONE_CLIENT));
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, ChangeClientRequest request) {
        ClientProfile before = require(scope, objectId).profile();
        ClientProfile after = ClientProfile.of(request);
        Set<UUID> both = new HashSet<>(before.namespaces());
        both.addAll(after.namespaces());
        return new ClientChanges(namespaces.namesOf(scope, both)).between(before, after);
    }

    @Override
    public OptionalLong revision(UUID scope, @Nullable UUID objectId) {
        return OptionalLong.of(require(scope, objectId).revision());
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, ChangeClientRequest request, Approval approval) {
        check(caller, objectId, request);
        String told = changes(caller.tenant(), objectId, request).stream()
                .map(change -> change.what() + ": " + change.after())
                .reduce("", (all, one) -> all + ". " + one);
        Client client = require(caller.tenant(), objectId);
        String before = client.name();
        ClientProfile profile = ClientProfile.of(request);
        client.describe(profile);
        Database.storeNamed(clients::flush, ClientChecks.taken(profile));
        audit.record(caller, Action.CLIENT_CHANGED, client.id(), before + told);
        return Carried.out(ProposalText.CLIENT_CHANGED, client.name());
    }

    private Client require(UUID tenantId, @Nullable UUID objectId) {
        return clients.require(Objects.requireNonNull(objectId), tenantId);
    }
}
