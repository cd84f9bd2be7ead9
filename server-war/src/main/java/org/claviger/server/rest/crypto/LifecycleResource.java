package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.HoldRequest;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.PlannedDate;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.server.object.LifecycleService;
import org.claviger.server.object.RotationService;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/crypto/objects/{id}}: the life of a managed object. */
@Path("api/v1/crypto/objects/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class LifecycleResource {
    @Inject
    LifecycleService lifecycle;

    @Inject
    RotationService rotation;

    @Inject
    CurrentCaller current;

    @POST
    @Path("activate")
    public ObjectResponse activate(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return lifecycle.activate(current.get(), id, IfMatch.of(ifMatch));
    }

    @POST
    @Path("revoke")
    public ObjectResponse revoke(
            @PathParam("id") UUID id,
            @NotNull @Valid RevokeKeyRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return lifecycle.revoke(current.get(), id, request, IfMatch.of(ifMatch));
    }

    @DELETE
    public ObjectResponse destroy(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return lifecycle.destroy(current.get(), id, IfMatch.of(ifMatch));
    }

    @POST
    @Path("hold")
    public ObjectResponse hold(
            @PathParam("id") UUID id,
            @NotNull @Valid HoldRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return lifecycle.hold(current.get(), id, request.reason(), IfMatch.of(ifMatch));
    }

    @POST
    @Path("release")
    public ObjectResponse release(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return lifecycle.release(current.get(), id, IfMatch.of(ifMatch));
    }

    @PUT
    @Path("dates")
    public ObjectResponse plan(
            @PathParam("id") UUID id,
            @NotNull @Valid LifeDates request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return lifecycle.plan(current.get(), id, request, IfMatch.of(ifMatch));
    }

    @DELETE
    @Path("dates/{date}")
    public ObjectResponse forget(
            @PathParam("id") UUID id,
            @PathParam("date") PlannedDate date,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return lifecycle.forget(current.get(), id, date, IfMatch.of(ifMatch));
    }

    @POST
    @Path("rotate")
    public ObjectResponse rotate(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return rotation.rotate(current.get(), id, IfMatch.of(ifMatch));
    }
}
