package org.claviger.server.tenant;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.tenant.ChangeClientRequest;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of a client.
 *
 * @param namespaces at least one
 * @param sourceNetworks none: from anywhere
 * @param oidcClientId absent: no OpenID Connect issuer vouches for it
 */
record ClientProfile(
        String name,
        @Nullable String description,
        Set<UUID> namespaces,
        List<Grant> grants,
        List<String> sourceNetworks,
        @Nullable String oidcClientId) {
    /** Whoever uses keys, without taking them out, saying how others' are to be, or how long it is a client. */
    private static final List<Grant> USUAL = List.of(new Grant(
            EnumSet.complementOf(EnumSet.of(
                    OperationGroup.GET_MATERIAL, OperationGroup.SET_RULES, OperationGroup.RENEW_CERTIFICATE)),
            null,
            null));

    ClientProfile {
        namespaces = Set.copyOf(namespaces);
        grants = List.copyOf(grants);
        sourceNetworks = List.copyOf(sourceNetworks);
    }

    static ClientProfile of(CreateClientRequest request, UUID defaultNamespace) {
        return new ClientProfile(
                request.name(),
                request.description(),
                request.namespaces() == null ? Set.of(defaultNamespace) : request.namespaces(),
                request.grants() == null ? USUAL : request.grants(),
                canonical(request.sourceNetworks()),
                request.oidcClientId());
    }

    static ClientProfile of(ChangeClientRequest request) {
        return new ClientProfile(
                request.name(),
                request.description(),
                request.namespaces(),
                request.grants(),
                canonical(request.sourceNetworks()),
                request.oidcClientId());
    }

    private static List<String> canonical(@Nullable List<String> networks) {
        return networks == null
                ? List.of()
                : networks.stream()
                        .map(SourceNetwork::parse)
                        .map(SourceNetwork::text)
                        .distinct()
                        .toList();
    }
}
