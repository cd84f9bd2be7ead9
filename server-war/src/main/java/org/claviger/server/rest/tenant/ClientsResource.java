package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.ChangeClientRequest;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.ListParameters;
import org.claviger.server.rest.Needs;
import org.claviger.server.rest.Submissions;
import org.claviger.server.tenant.ClientService;
import org.jspecify.annotations.Nullable;

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
    Submissions submissions;

    @Inject
    CurrentCaller current;

    @GET
    public ClientListResponse list(@Valid @BeanParam ListParameters wanted) {
        return clients.list(current.get(), wanted.query());
    }

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid CreateClientRequest request) {
        return submissions.create(ProposedAction.CREATE_CLIENT, request);
    }

    @GET
    @Path("{id}")
    public ClientResponse get(@PathParam("id") UUID id) {
        return clients.get(current.get(), id);
    }

    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") UUID id, @NotNull @Valid ChangeClientRequest request) {
        return submissions.change(ProposedAction.CHANGE_CLIENT, id, request, this::get);
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        clients.delete(current.get(), id, IfMatch.of(ifMatch));
    }

    @POST
    @Path("{id}/enable")
    public ClientResponse enable(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return clients.enable(current.get(), id, IfMatch.of(ifMatch));
    }

    @POST
    @Path("{id}/disable")
    public ClientResponse disable(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return clients.disable(current.get(), id, IfMatch.of(ifMatch));
    }
}
