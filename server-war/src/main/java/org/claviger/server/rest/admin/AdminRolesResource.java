package org.claviger.server.rest.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.claviger.api.account.RoleListResponse;
import org.claviger.api.account.RoleRequest;
import org.claviger.api.account.RoleResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.account.RoleService;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.rest.Submissions;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/roles}: what admins may do, by role. */
@Path("api/v1/admin/roles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.ADMIN)
@Needs(Permission.MANAGE_ACCOUNTS)
@ApplicationScoped
public class AdminRolesResource {
    @Inject
    RoleService roles;

    @Inject
    Submissions submissions;

    @Inject
    CurrentCaller current;

    @GET
    public RoleListResponse list() {
        return roles.list(current.get());
    }

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid RoleRequest request) {
        return submissions.create(ProposedAction.CREATE_ROLE, request);
    }

    @GET
    @Path("{id}")
    public RoleResponse get(@PathParam("id") UUID id) {
        return roles.get(current.get(), id);
    }

    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") UUID id, @NotNull @Valid RoleRequest request) {
        return submissions.change(ProposedAction.CHANGE_ROLE, id, request, this::get);
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        roles.delete(current.get(), id, IfMatch.of(ifMatch));
    }
}
