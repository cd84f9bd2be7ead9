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
import org.claviger.api.admin.ChangeTenantRequest;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.LinkHsmProfileRequest;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.ListParameters;
import org.claviger.server.rest.Needs;
import org.claviger.server.rest.Submissions;
import org.claviger.server.tenant.FailoverProfile;
import org.claviger.server.tenant.TenantService;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/tenants}: tenants, which HSM profile serves them, and their first operators. */
@Path("api/v1/admin/tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.ADMIN)
@Needs(Permission.MANAGE_TENANTS)
@ApplicationScoped
public class TenantsResource {
    @Inject
    TenantService tenants;

    @Inject
    Submissions submissions;

    @Inject
    CurrentCaller current;

    @GET
    public TenantListResponse list(@Valid @BeanParam ListParameters wanted) {
        return tenants.list(wanted.query());
    }

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid CreateTenantRequest request) {
        TenantResponse created = tenants.create(current.get(), request);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @GET
    @Path("{id}")
    public TenantResponse get(@PathParam("id") UUID id) {
        return tenants.get(id);
    }

    @PUT
    @Path("{id}")
    public TenantResponse change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ChangeTenantRequest request) {
        return tenants.change(current.get(), id, request, IfMatch.of(ifMatch));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id) {
        return submissions.change(ProposedAction.DELETE_TENANT, id, tenants::get);
    }

    @POST
    @Path("{id}/restore")
    public TenantResponse restore(@PathParam("id") UUID id) {
        return tenants.restore(current.get(), id);
    }

    @POST
    @Path("{id}/suspend")
    public TenantResponse suspend(@PathParam("id") UUID id) {
        return tenants.suspend(current.get(), id);
    }

    @POST
    @Path("{id}/resume")
    public TenantResponse resume(@PathParam("id") UUID id) {
        return tenants.resume(current.get(), id);
    }

    @PUT
    @Path("{id}/hsm-profile")
    public Response link(@PathParam("id") UUID id, @NotNull @Valid LinkHsmProfileRequest request) {
        return submissions.change(ProposedAction.LINK_HSM_PROFILE, id, request, tenants::get);
    }

    @PUT
    @Path("{id}/failover-hsm-profile")
    public Response linkFailover(@PathParam("id") UUID id, @NotNull @Valid LinkHsmProfileRequest request) {
        return submissions.change(ProposedAction.LINK_FAILOVER_PROFILE, id, FailoverProfile.of(request), tenants::get);
    }

    @DELETE
    @Path("{id}/failover-hsm-profile")
    public Response unlinkFailover(@PathParam("id") UUID id) {
        return submissions.change(ProposedAction.LINK_FAILOVER_PROFILE, id, FailoverProfile.NONE, tenants::get);
    }

    @POST
    @Path("{id}/operators")
    @CreatesOnce
    public Response createOperators(@PathParam("id") UUID id, @NotNull @Valid CreateOperatorsRequest request) {
        OperatorCredentialsResponse created = tenants.createOperators(current.get(), id, request);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }
}
