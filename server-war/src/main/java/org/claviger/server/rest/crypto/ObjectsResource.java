package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.server.object.KeyCreationService;
import org.claviger.server.object.LifecycleService;
import org.claviger.server.object.ObjectService;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/crypto/objects}: the life of managed objects. */
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
    LifecycleService lifecycle;

    @Inject
    CurrentCaller current;

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid CreateKeyRequest request) {
        ObjectResponse created = creation.create(current.get(), request);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @GET
    public ObjectPageResponse list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit) {
        return objects.list(current.get(), after, limit);
    }

    @GET
    @Path("{id}")
    public ObjectResponse get(@PathParam("id") UUID id) {
        return objects.get(current.get(), id);
    }

    @POST
    @Path("{id}/revoke")
    public ObjectResponse revoke(@PathParam("id") UUID id, @NotNull @Valid RevokeKeyRequest request) {
        return lifecycle.revoke(current.get(), id, request);
    }

    @DELETE
    @Path("{id}")
    public ObjectResponse destroy(@PathParam("id") UUID id) {
        return lifecycle.destroy(current.get(), id);
    }
}
