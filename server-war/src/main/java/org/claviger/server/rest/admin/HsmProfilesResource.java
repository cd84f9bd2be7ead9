package org.claviger.server.rest.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileRequest;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.hsm.HsmProfileService;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.ListParameters;
import org.claviger.server.rest.Needs;
import org.claviger.server.rest.Submissions;

/** {@code /api/v1/admin/hsm-profiles}: tokens and their two credentials, which are taken and never given back. */
@Path("api/v1/admin/hsm-profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.ADMIN)
@Needs(Permission.MANAGE_HSM)
@ApplicationScoped
public class HsmProfilesResource {
    @Inject
    HsmProfileService profiles;

    @Inject
    Submissions submissions;

    @Inject
    CurrentCaller current;

    @GET
    public HsmProfileListResponse list(@Valid @BeanParam ListParameters wanted) {
        return profiles.list(wanted.query());
    }

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid HsmProfileRequest request) {
        try (request) {
            HsmProfileResponse created = profiles.create(current.get(), request);
            return Response.status(Response.Status.CREATED).entity(created).build();
        }
    }

    @GET
    @Path("{id}")
    public HsmProfileResponse get(@PathParam("id") UUID id) {
        return profiles.get(id);
    }

    @PUT
    @Path("{id}")
    public Response replace(@PathParam("id") UUID id, @NotNull @Valid HsmProfileRequest request) {
        try (request) {
            return submissions.change(ProposedAction.CHANGE_HSM_PROFILE, id, request, profiles::get);
        }
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id) {
        return submissions.delete(ProposedAction.DELETE_HSM_PROFILE, id);
    }

    @GET
    @Path("{id}/status")
    public HsmProfileStatusResponse status(@PathParam("id") UUID id) {
        return profiles.status(id);
    }

    @POST
    @Path("{id}/unblock")
    public HsmProfileResponse unblock(@PathParam("id") UUID id) {
        return profiles.unblock(current.get(), id);
    }
}
