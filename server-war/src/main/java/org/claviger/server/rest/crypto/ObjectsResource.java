package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.ChangeObjectRequest;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.server.object.KeyCreationService;
import org.claviger.server.object.ObjectChangeService;
import org.claviger.server.object.ObjectService;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/crypto/objects}: managed objects and their attributes. */
@Path("api/v1/crypto/objects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class ObjectsResource {
    @Inject
    KeyCreationService creation;

    @Inject
    ObjectService objects;

    @Inject
    ObjectChangeService changes;

    @Inject
    CurrentCaller current;

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid CreateKeyRequest request) {
        ObjectResponse created = creation.create(current.get(), request);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    /** Those that are as is wanted; all that the client may read if nothing is. */
    @GET
    public ObjectPageResponse find(@Valid @BeanParam ObjectParameters wanted) {
        return objects.find(current.get(), wanted.criteria(Instant.now()), wanted.after, wanted.limit);
    }

    @GET
    @Path("{id}")
    public ObjectResponse get(@PathParam("id") UUID id) {
        return objects.get(current.get(), id);
    }

    @GET
    @Path("{id}/versions")
    public ObjectVersionsResponse versions(@PathParam("id") UUID id) {
        return objects.versions(current.get(), id);
    }

    /** Name, groups, links and free attributes. */
    @PUT
    @Path("{id}")
    public ObjectResponse change(
            @PathParam("id") UUID id,
            @NotNull @Valid ChangeObjectRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return changes.change(current.get(), id, request, IfMatch.of(ifMatch));
    }

    @PUT
    @Path("{id}/policy")
    public ObjectResponse change(
            @PathParam("id") UUID id,
            @NotNull @Valid KeyPolicy request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return changes.change(current.get(), id, request, IfMatch.of(ifMatch));
    }
}
