package org.claviger.server.rest.admin;

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
import org.claviger.api.admin.HsmDeviceListResponse;
import org.claviger.api.admin.HsmDeviceRequest;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.hsm.HsmDeviceService;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.ListParameters;
import org.claviger.server.rest.Needs;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/hsm-devices}: HSMs, by their PKCS#11 libraries. */
@Path("api/v1/admin/hsm-devices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.ADMIN)
@Needs(Permission.MANAGE_HSM)
@ApplicationScoped
public class HsmDevicesResource {
    @Inject
    HsmDeviceService devices;

    @Inject
    CurrentCaller current;

    @GET
    public HsmDeviceListResponse list(@Valid @BeanParam ListParameters wanted) {
        return devices.list(wanted.query());
    }

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid HsmDeviceRequest request) {
        HsmDeviceResponse created = devices.create(current.get(), request);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @GET
    @Path("{id}")
    public HsmDeviceResponse get(@PathParam("id") UUID id) {
        return devices.get(id);
    }

    @PUT
    @Path("{id}")
    public HsmDeviceResponse change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid HsmDeviceRequest request) {
        return devices.change(current.get(), id, request, IfMatch.of(ifMatch));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        devices.delete(current.get(), id, IfMatch.of(ifMatch));
    }

    @GET
    @Path("{id}/status")
    public HsmDeviceStatusResponse status(@PathParam("id") UUID id) {
        return devices.status(id);
    }
}
