package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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
import org.claviger.api.tenant.CreateSecretRequest;
import org.claviger.api.tenant.IssuedSecretResponse;
import org.claviger.api.tenant.SecretListResponse;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.tenant.ClientSecretService;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tenant/clients/{id}/secrets}: several at a time, so that one is replaced while another is in use. */
@Path("api/v1/tenant/clients/{client}/secrets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_CLIENTS)
@ApplicationScoped
public class ClientSecretsResource {
    @Inject
    ClientSecretService secrets;

    @Inject
    CurrentCaller current;

    @GET
    public SecretListResponse list(@PathParam("client") UUID client) {
        return secrets.list(current.get(), client);
    }

    @POST
    public Response create(@PathParam("client") UUID client, @Valid @Nullable CreateSecretRequest request) {
        IssuedSecretResponse created =
                secrets.create(current.get(), client, request == null ? null : request.expiresInDays());
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("client") UUID client, @PathParam("id") UUID id) {
        secrets.delete(current.get(), client, id);
    }
}
