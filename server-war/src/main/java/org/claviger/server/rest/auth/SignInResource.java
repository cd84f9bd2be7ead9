package org.claviger.server.rest.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.account.ChangeProfileRequest;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.ProviderListResponse;
import org.claviger.api.auth.RefreshRequest;
import org.claviger.api.auth.Role;
import org.claviger.api.auth.SessionListResponse;
import org.claviger.server.account.AccountService;
import org.claviger.server.account.SessionService;
import org.claviger.server.identity.Identity;
import org.claviger.server.identity.OidcIssuers;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.platform.Restriction;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.AdmitsAnyone;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.EvenWith;
import org.claviger.server.rest.OfOneself;
import org.claviger.server.rest.RequestOrigin;
import org.claviger.server.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/auth}: people sign in, see who they are and what they may do, and sign out. */
@Path("api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits({Role.ADMIN, Role.OPERATOR})
@OfOneself
@ApplicationScoped
public class SignInResource {
    @Inject
    Identity identity;

    @Inject
    OidcIssuers issuers;

    @Inject
    AccountService accounts;

    @Inject
    SessionService sessions;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    @Inject
    RequestOrigin origin;

    /** Where people can sign in besides here. */
    @GET
    @Path("providers")
    @AdmitsAnyone
    public ProviderListResponse providers() {
        return issuers.providers();
    }

    @POST
    @Path("login")
    @AdmitsAnyone
    public LoginResponse signIn(@NotNull @Valid LoginRequest request) {
        try (request) {
            return identity.signIn(request, origin.get());
        }
    }

    @POST
    @Path("refresh")
    @AdmitsAnyone
    public LoginResponse refresh(@NotNull @Valid RefreshRequest request) {
        try (request) {
            return identity.refresh(request, origin.get());
        }
    }

    @PUT
    @Path("password")
    @EvenWith({Restriction.INITIAL_PASSWORD, Restriction.NO_SECOND_FACTOR})
    public LoginResponse changePassword(@NotNull @Valid ChangePasswordRequest request) {
        try (request) {
            return identity.changePassword(current.get(), request, origin.get());
        }
    }

    @GET
    @Path("me")
    @EvenWith({Restriction.INITIAL_PASSWORD, Restriction.NO_SECOND_FACTOR})
    public MeResponse me() {
        Caller caller = current.get();
        return me(caller, accounts.self(caller));
    }

    /** Changes what the caller is called. */
    @PUT
    @Path("me")
    public MeResponse changeProfile(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid ChangeProfileRequest request) {
        Caller caller = current.get();
        return me(caller, accounts.changeProfile(caller, request, IfMatch.of(ifMatch)));
    }

    @GET
    @Path("sessions")
    public SessionListResponse sessions() {
        return sessions.list(current.get());
    }

    @DELETE
    @Path("sessions/{id}")
    public void endSession(@PathParam("id") UUID id) {
        sessions.end(current.get(), id);
    }

    @POST
    @Path("logout")
    @Consumes(MediaType.WILDCARD)
    @EvenWith({Restriction.INITIAL_PASSWORD, Restriction.NO_SECOND_FACTOR})
    public void signOut() {
        sessions.signOut(current.get());
    }

    private MeResponse me(Caller caller, AccountResponse account) {
        return new MeResponse(
                account.id(),
                account.username(),
                account.displayName(),
                account.email(),
                caller.role(),
                caller.tenantId(),
                caller.tenantId() == null ? null : tenants.nameOf(caller.tenantId()),
                account.roles(),
                caller.permissions(),
                caller.restriction() == Restriction.INITIAL_PASSWORD,
                caller.restriction() == Restriction.NO_SECOND_FACTOR,
                account.secondFactor(),
                account.issuer(),
                account.revision());
    }
}
