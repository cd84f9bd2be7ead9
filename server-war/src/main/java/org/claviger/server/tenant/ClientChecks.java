package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.Grant;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** What has to hold for a client, old or new. */
@ApplicationScoped
class ClientChecks {
    @Inject
    Clients clients;

    @Inject
    Namespaces namespaces;

    /**
     * Refuses what can't be; until the transaction ends, its namespaces can't be deleted.
     *
     * @param id of the client; absent if it is only to be made
     */
    void require(UUID tenantId, @Nullable UUID id, ClientProfile profile) {
        namespaces.hold(tenantId, profile.namespaces());
        profile.grants().forEach(grant -> requireWithin(profile, grant));
        if (isOther(clients.named(profile.name(), tenantId), id)) {
            throw new RefusedException(ErrorCode.NAME_TAKEN, taken(profile));
        }
        if (profile.oidcClientId() != null
                && isOther(clients.withAuthorizedParty(profile.oidcClientId(), tenantId), id)) {
            throw new RefusedException(
                    ErrorCode.NAME_TAKEN,
                    "Another client of the tenant is known by the oidcClientId \"" + profile.oidcClientId() + "\".");
        }
    }

    static String taken(ClientProfile profile) {
        return "The tenant has a client \"" + profile.name() + "\" already.";
    }

    private static void requireWithin(ClientProfile profile, Grant grant) {
        if (grant.namespaceId() != null && !profile.namespaces().contains(grant.namespaceId())) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "A grant is for the namespace " + grant.namespaceId() + ", which is none of the client's.");
        }
    }

    private static boolean isOther(Optional<Client> found, @Nullable UUID id) {
        return found.isPresent() && !found.get().id().equals(id);
    }
}
