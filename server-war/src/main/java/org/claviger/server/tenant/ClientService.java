package org.claviger.server.tenant;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Page;
import org.jspecify.annotations.Nullable;

/**
 * What operators do with their tenant's clients, as far as one alone may do it; making and changing them may take several.
 * Each method is one transaction.
 */
@Stateless
public class ClientService {
    @Inject
    Clients clients;

    @Inject
    AuditTrail audit;

    public ClientListResponse list(Caller operator, ListQuery wanted) {
        Page<Client> page = clients.page(operator.tenant(), wanted);
        return new ClientListResponse(
                page.items().stream().map(Client::response).toList(), page.total());
    }

    public ClientResponse get(Caller operator, UUID id) {
        return clients.require(id, operator.tenant()).response();
    }

    /** Lets a client in again. */
    public ClientResponse enable(Caller operator, UUID id, @Nullable IfMatch seen) {
        return enable(operator, id, true, seen, Action.CLIENT_ENABLED);
    }

    /** Locks a client out, even with the tokens that it has. */
    public ClientResponse disable(Caller operator, UUID id, @Nullable IfMatch seen) {
        return enable(operator, id, false, seen, Action.CLIENT_DISABLED);
    }

    /** Removes a client with its secrets; its keys stay. */
    public void delete(Caller operator, UUID id, @Nullable IfMatch seen) {
        Client client = require(operator, id, seen);
        clients.remove(client);
        audit.record(operator, Action.CLIENT_DELETED, id, client.name());
    }

    private ClientResponse enable(Caller operator, UUID id, boolean yes, @Nullable IfMatch seen, Action action) {
        Client client = require(operator, id, seen);
        client.enable(yes);
        clients.flush();
        audit.record(operator, action, id, client.name());
        return client.response();
    }

    private Client require(Caller operator, UUID id, @Nullable IfMatch seen) {
        Client client = clients.require(id, operator.tenant());
        IfMatch.require(seen, client.revision());
        return client;
    }
}
