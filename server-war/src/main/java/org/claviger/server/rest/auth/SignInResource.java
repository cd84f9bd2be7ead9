package org.claviger.server.rest.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.Role;
import org.claviger.server.account.AccountService;
import org.claviger.server.identity.Identity;
import org.claviger.server.platform.Caller;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.AdmitsAnyone;
import org.claviger.server.rest.CorrelationId;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.WithInitialPassword;
import org.claviger.server.tenant.Tenants;

/** {@code /api/v1/auth}: people sign in with a password, change it, and sign out. */
@Path("api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits({Role.ADMIN, Role.OPERATOR})
@ApplicationScoped
public class SignInResource {
    @Inject
    Identity identity;

    @Inject
    AccountService accounts;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    @Inject
    CorrelationId correlationId;

    @POST
    @Path("login")
    @AdmitsAnyone
    public LoginResponse signIn(@NotNull @Valid LoginRequest request) {
        try (request) {
            return identity.signIn(request, correlationId.text());
        }
    }

    @PUT
    @Path("password")
    @WithInitialPassword
    public LoginResponse changePassword(@NotNull @Valid ChangePasswordRequest request) {
        try (request) {
            return identity.changePassword(current.get(), request);
        }
    }

    @GET
    @Path("me")
    @WithInitialPassword
    public MeResponse me() {
        Caller caller = current.get();
        return new MeResponse(
                caller.id(),
                caller.name(),
                accounts.displayNameOf(caller),
                caller.role(),
                caller.tenantId(),
                caller.tenantId() == null ? null : tenants.nameOf(caller.tenantId()),
                caller.mustChangePassword());
    }

    @POST
    @Path("logout")
    @Consumes(MediaType.WILDCARD)
    @WithInitialPassword
    public void signOut() {
        accounts.signOut(current.get());
    }
}
