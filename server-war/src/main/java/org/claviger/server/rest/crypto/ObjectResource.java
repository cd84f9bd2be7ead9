package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.ChangeObjectRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.server.object.ObjectChangeService;
import org.claviger.server.object.ObjectService;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/crypto/objects/{id}}: the attributes of a managed object. */
@Path("api/v1/crypto/objects/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class ObjectResource {
    @Inject
    ObjectService objects;

    @Inject
    ObjectChangeService changes;

    @Inject
    CurrentCaller current;

    @GET
    public ObjectResponse get(@PathParam("id") UUID id) {
        return objects.get(current.get(), id);
    }

    @GET
    @Path("versions")
    public ObjectVersionsResponse versions(@PathParam("id") UUID id) {
        return objects.versions(current.get(), id);
    }

    /** Name, groups, links and free attributes. */
    @PUT
    public ObjectResponse change(
            @PathParam("id") UUID id,
            @NotNull @Valid ChangeObjectRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return changes.change(current.get(), id, request, IfMatch.of(ifMatch));
    }

    @PUT
    @Path("policy")
    public ObjectResponse change(
            @PathParam("id") UUID id,
            @NotNull @Valid KeyPolicy request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return changes.change(current.get(), id, request, IfMatch.of(ifMatch));
    }
}
