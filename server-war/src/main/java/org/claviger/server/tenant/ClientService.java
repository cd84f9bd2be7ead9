package org.claviger.server.tenant;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.claviger.api.Secret;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;

/** What operators do with their tenant's clients. Each method is one transaction. */
@Stateless
public class ClientService {
    @Inject
    Clients clients;

    @Inject
    AuditTrail audit;

    /** Makes a client; its secret is in the answer and nowhere else. */
    public ClientSecretResponse create(Caller operator, CreateClientRequest request) {
        Secret secret = Client.newSecret();
        Client client = new Client(operator.tenant(), request.name(), secret);
        Database.storeNamed(() -> clients.store(client), "The tenant has a client \"" + request.name() + "\" already.");
        audit.record(operator, Action.CLIENT_CREATED, client.id(), client.name());
        return new ClientSecretResponse(client.id(), client.name(), secret);
    }

    public ClientListResponse list(Caller operator) {
        return new ClientListResponse(clients.ofTenant(operator.tenant()).stream()
                .map(c -> new ClientResponse(c.id(), c.name(), c.enabled(), c.createdAt()))
                .toList());
    }
}
