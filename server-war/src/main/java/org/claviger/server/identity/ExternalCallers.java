package org.claviger.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.server.account.Arrival;
import org.claviger.server.account.ExternalPerson;
import org.claviger.server.account.ExternalSignIn;
import org.claviger.server.account.Origin;
import org.claviger.server.account.Standing;
import org.claviger.server.identity.Identity.Identified;
import org.claviger.server.platform.Caller;
import org.claviger.server.tenant.Clients;
import org.claviger.server.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/**
 * Who bears the access token of an OpenID Connect issuer, by its roles and its tenant. The role {@code client} makes an
 * application, which is one of that tenant; beside a role of people's it makes nobody. Anyone else is a person: with a tenant
 * an operator, without one an admin, by the roles that there are for those. What is left is refused.
 */
@ApplicationScoped
class ExternalCallers {
    /** The role of applications. */
    private static final String CLIENT = "client";

    @Inject
    ExternalTokens tokens;

    @Inject
    ExternalSignIn people;

    @Inject
    Tenants tenants;

    @Inject
    Clients clients;

    /** Who that is; empty if the token doesn't hold, or nobody here is meant. */
    Optional<Identified> byToken(String token, Origin origin) {
        return tokens.verify(token)
                .flatMap(identity -> caller(identity, origin)
                        .map(caller ->
                                new Identified(caller, new TokenPrincipal(identity.claims(), identity.username()))));
    }

    private Optional<Caller> caller(ExternalIdentity identity, Origin origin) {
        boolean application = identity.roles().contains(CLIENT);
        if (application && people.areOfPeople(identity.roles())) {
            return Optional.empty();
        }
        if (identity.tenant().isEmpty()) {
            return application ? Optional.empty() : person(identity, null, origin);
        }
        return tenants.idOfActiveNamed(identity.tenant().get())
                .flatMap(tenant -> application ? client(identity, tenant, origin) : person(identity, tenant, origin));
    }

    private Optional<Caller> client(ExternalIdentity identity, UUID tenant, Origin origin) {
        return identity.authorizedParty()
                .flatMap(id -> clients.ofAuthorizedParty(id, tenant))
                .filter(client -> client.admits(origin.address()))
                .map(client -> client.caller(origin.correlationId()));
    }

    private Optional<Caller> person(ExternalIdentity identity, @Nullable UUID tenant, Origin origin) {
        Arrival arrival = people.arrive(new ExternalPerson(
                tenant,
                identity.issuer(),
                identity.subject(),
                identity.username(),
                identity.displayName(),
                identity.email(),
                identity.roles()));
        UUID account = arrival.accountId();
        Standing standing = arrival.standing();
        if (account == null || standing == null) {
            return Optional.empty();
        }
        return Optional.of(new Caller(
                tenant == null ? Role.ADMIN : Role.OPERATOR,
                account,
                // Somebody may be called the same here; no username has a space.
                standing.username() + " (" + identity.issuer() + ")",
                tenant,
                null,
                standing.permissions(),
                standing.restriction(),
                null,
                origin.correlationId()));
    }
}
