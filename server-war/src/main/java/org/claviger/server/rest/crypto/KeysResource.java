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
import org.claviger.api.crypto.KeyPageResponse;
import org.claviger.api.crypto.KeyResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.server.object.KeyService;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/crypto/keys}: the life of keys. */
@Path("api/v1/crypto/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class KeysResource {
    @Inject
    KeyService keys;

    @Inject
    CurrentCaller current;

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid CreateKeyRequest request) {
        KeyResponse created = keys.create(current.get(), request);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @GET
    public KeyPageResponse list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit) {
        return keys.list(current.get(), after, limit);
    }

    @GET
    @Path("{id}")
    public KeyResponse get(@PathParam("id") UUID id) {
        return keys.get(current.get(), id);
    }

    @POST
    @Path("{id}/revoke")
    public KeyResponse revoke(@PathParam("id") UUID id, @NotNull @Valid RevokeKeyRequest request) {
        return keys.revoke(current.get(), id, request);
    }

    @DELETE
    @Path("{id}")
    public KeyResponse destroy(@PathParam("id") UUID id) {
        return keys.destroy(current.get(), id);
    }
}
