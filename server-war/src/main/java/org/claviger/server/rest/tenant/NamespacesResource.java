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
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.NamespaceListResponse;
import org.claviger.api.tenant.NamespaceRequest;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.ListParameters;
import org.claviger.server.rest.Needs;
import org.claviger.server.tenant.NamespaceService;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tenant/namespaces}: how the tenant keeps the keys of its applications apart. */
@Path("api/v1/tenant/namespaces")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_CLIENTS)
@ApplicationScoped
public class NamespacesResource {
    @Inject
    NamespaceService namespaces;

    @Inject
    CurrentCaller current;

    @GET
    public NamespaceListResponse list(@Valid @BeanParam ListParameters wanted) {
        return namespaces.list(current.get(), wanted.query());
    }

    @POST
    public Response create(@NotNull @Valid NamespaceRequest request) {
        NamespaceResponse created = namespaces.create(current.get(), request);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @GET
    @Path("{id}")
    public NamespaceResponse get(@PathParam("id") UUID id) {
        return namespaces.get(current.get(), id);
    }

    @PUT
    @Path("{id}")
    public NamespaceResponse change(
            @PathParam("id") UUID id,
            @NotNull @Valid NamespaceRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return namespaces.change(current.get(), id, request, IfMatch.of(ifMatch));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        namespaces.delete(current.get(), id, IfMatch.of(ifMatch));
    }
}
