package org.claviger.console.clients;

import org.claviger.api.tenant.ClientResponse;

/** Whether a client is let in. */
enum ClientState {
    ENABLED,
    DISABLED;

    static ClientState of(ClientResponse client) {
        return client.enabled() ? ENABLED : DISABLED;
    }
}
