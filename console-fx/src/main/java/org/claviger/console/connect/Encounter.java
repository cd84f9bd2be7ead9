package org.claviger.console.connect;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.claviger.api.client.ApiClient;

/**
 * What came of asking a server who it is.
 *
 * @param server its address
 * @param client there if the server has proven to be the one that was pinned
 * @param presented the CA that the server presents
 * @param pinned the CA that was pinned earlier
 */
public record Encounter(
        URI server, Optional<ApiClient> client, X509Certificate presented, Optional<X509Certificate> pinned) {
    /** Whether this server was pinned, and is now another's or a stranger's. */
    public boolean isChanged() {
        return pinned.isPresent() && client.isEmpty();
    }
}
