package org.claviger.server.tenant;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.OidcClientRequest;
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

    /** Has tokens of an OpenID Connect issuer count as the client's own. */
    public ClientResponse setOidcClient(Caller operator, UUID id, OidcClientRequest request) {
        Client client = clients.require(id, operator.tenant());
        client.trustOidcClient(request.oidcClientId());
        Database.storeNamed(clients::flush, "Another client of the tenant is known by that id already.");
        audit.record(
                operator,
                Action.CLIENT_CHANGED,
                id,
                client.name() + " is known to issuers as "
                        + Objects.requireNonNullElse(request.oidcClientId(), "nobody"));
        return response(client);
    }

    public ClientListResponse list(Caller operator) {
        return new ClientListResponse(clients.ofTenant(operator.tenant()).stream()
                .map(ClientService::response)
                .toList());
    }

    private static ClientResponse response(Client client) {
        return new ClientResponse(client.id(), client.name(), client.enabled(), client.createdAt());
    }
}
