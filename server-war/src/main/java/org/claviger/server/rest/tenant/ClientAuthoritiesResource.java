package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.ClientAuthorityListResponse;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.UploadClientAuthorityRequest;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.tenant.ClientAuthorityService;

/** {@code /api/v1/tenant/client-authorities}: the CAs by whose certificates the tenant's clients authenticate. */
@Path("api/v1/tenant/client-authorities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_CLIENTS)
@ApplicationScoped
public class ClientAuthoritiesResource {
    @Inject
    ClientAuthorityService authorities;

    @Inject
    CurrentCaller current;

    @GET
    public ClientAuthorityListResponse list() {
        return authorities.list(current.get());
    }

    @GET
    @Path("{id}")
    public ClientAuthorityResponse get(@PathParam("id") UUID id) {
        return authorities.get(current.get(), id);
    }

    @POST
    public Response upload(@NotNull @Valid UploadClientAuthorityRequest request) {
        return created(authorities.upload(current.get(), request));
    }

    @POST
    @Path("built-in")
    public Response makeBuiltIn() {
        return created(authorities.makeBuiltIn(current.get()));
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") UUID id) {
        authorities.remove(current.get(), id);
    }

    private static Response created(ClientAuthorityResponse authority) {
        return Response.status(Response.Status.CREATED).entity(authority).build();
    }
}
