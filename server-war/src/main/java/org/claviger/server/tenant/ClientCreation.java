package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RandomSecrets;
import org.jspecify.annotations.Nullable;

/** Makes a client with its first secret. */
@ApplicationScoped
public class ClientCreation implements Approved<CreateClientRequest> {
    @Inject
    Clients clients;

    @Inject
    ClientSecrets secrets;

    @Inject
    ClientChecks checks;

    @Inject
    Namespaces namespaces;

    @Inject
    AuditTrail audit;

    @Override
    public ProposedAction action() {
        return ProposedAction.CREATE_CLIENT;
    }

    @Override
    public Class<CreateClientRequest> requestType() {
        return CreateClientRequest.class;
    }

    /** One that can't take key material out exposes nothing. */
    @Override
    public boolean needsApproval(Caller proposer, @Nullable UUID objectId, CreateClientRequest request) {
        return MaterialReach.of(profile(proposer.tenant(), request)).exceeds(MaterialReach.NOTHING);
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, CreateClientRequest request) {
        checks.require(proposer.tenant(), null, profile(proposer.tenant(), request));
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, CreateClientRequest request) {
        return Wording.of(ProposalText.NEW_CLIENT, request.name());
    }

    @Override
    public List<Change> changes(UUID scope, @Nullable UUID objectId, CreateClientRequest request) {
        ClientProfile profile = profile(scope, request);
        List<Change> changes = new ArrayList<>(
                new ClientChanges(namespaces.namesOf(scope, profile.namespaces())).between(null, profile));
        if (request.secretExpiresInDays() != null) {
            changes.add(new Change(
                    "secretExpiresInDays", null, request.secretExpiresInDays().toString()));
        }
        return changes;
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, CreateClientRequest request, Approval approval) {
        check(caller, objectId, request);
        ClientProfile profile = profile(caller.tenant(), request);
        Client client = new Client(caller.tenant(), profile);
        Database.storeNamed(() -> clients.store(client), ClientChecks.taken(profile));
        Secret secret = RandomSecrets.next();
        ClientSecret kept = new ClientSecret(client.id(), secret, request.secretExpiresInDays());
        secrets.store(kept);
        audit.record(caller, Action.CLIENT_CREATED, client.id(), client.name());
        return new Carried(
                Wording.of(ProposalText.CLIENT_MADE, client.name()),
                new ClientSecretResponse(client.id(), client.name(), secret),
                new IssuedCredential(
                        client.id(), client.name(), secret, kept.expiresAt().orElse(null)));
    }

    private ClientProfile profile(UUID tenantId, CreateClientRequest request) {
        return ClientProfile.of(request, namespaces.defaultOf(tenantId));
    }
}
