package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.OidcClientRequest;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.tenant.ClientService;

/** {@code /api/v1/tenant/clients}: the tenant's applications. A secret is shown once, in the answer that made it. */
@Path("api/v1/tenant/clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_CLIENTS)
@ApplicationScoped
public class ClientsResource {
    @Inject
    ClientService clients;

    @Inject
    CurrentCaller current;

    @GET
    public ClientListResponse list() {
        return clients.list(current.get());
    }

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid CreateClientRequest request) {
        ClientSecretResponse created = clients.create(current.get(), request);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    /** Has tokens that an OpenID Connect issuer gives to a client of its own count as this client's. */
    @PUT
    @Path("{id}/oidc-client")
    public ClientResponse setOidcClient(@PathParam("id") UUID id, @NotNull @Valid OidcClientRequest request) {
        return clients.setOidcClient(current.get(), id, request);
    }
}
