package org.claviger.api.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.Revised;
import org.jspecify.annotations.Nullable;

/**
 * A client. Its secrets are never returned again.
 *
 * @param namespaces ids of those that it belongs to
 * @param grants what it may do
 * @param sourceNetworks where it may connect from, in CIDR notation; none: from anywhere
 * @param oidcClientId as in {@link CreateClientRequest}
 */
public record ClientResponse(
        UUID id,
        String name,
        @Nullable String description,
        boolean enabled,
        Set<UUID> namespaces,
        List<Grant> grants,
        List<String> sourceNetworks,
        @Nullable String oidcClientId,
        Instant createdAt,
        long revision)
        implements Revised {
    public ClientResponse {
        namespaces = Set.copyOf(namespaces);
        grants = List.copyOf(grants);
        sourceNetworks = List.copyOf(sourceNetworks);
    }
}
