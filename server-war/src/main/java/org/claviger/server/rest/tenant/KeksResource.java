package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.AdoptKekRequest;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.api.tenant.RotateKekRequest;
import org.claviger.server.kek.KekService;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.rest.Submissions;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tenant/keks}: the generations of the tenant's key-encryption key. */
@Path("api/v1/tenant/keks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_KEKS)
@ApplicationScoped
public class KeksResource {
    @Inject
    KekService keks;

    @Inject
    Submissions submissions;

    @Inject
    CurrentCaller current;

    @GET
    public KekListResponse list() {
        return keks.list(current.get());
    }

    @POST
    @CreatesOnce
    public Response generate(@Valid @Nullable GenerateKekRequest request) {
        return submissions.create(
                ProposedAction.GENERATE_KEK, Objects.requireNonNullElse(request, new GenerateKekRequest(null, null)));
    }

    @POST
    @Path("adopt")
    @CreatesOnce
    public Response adopt(@NotNull @Valid AdoptKekRequest request) {
        return submissions.create(ProposedAction.ADOPT_KEK, request);
    }

    @POST
    @Path("rotate")
    @CreatesOnce
    public Response rotate(@Valid @Nullable RotateKekRequest request) {
        return submissions.create(
                ProposedAction.ROTATE_KEK, Objects.requireNonNullElse(request, new RotateKekRequest(null)));
    }

    @GET
    @Path("{id}")
    public KekResponse get(@PathParam("id") UUID id) {
        return keks.get(current.get(), id);
    }

    @POST
    @Path("{id}/activate")
    public KekResponse activate(@PathParam("id") UUID id) {
        return keks.activate(current.get(), id);
    }

    @POST
    @Path("{id}/disable")
    public KekResponse disable(@PathParam("id") UUID id) {
        return keks.disable(current.get(), id);
    }

    @POST
    @Path("{id}/enable")
    public KekResponse enable(@PathParam("id") UUID id) {
        return keks.enable(current.get(), id);
    }

    @POST
    @Path("{id}/compromise")
    public KekResponse compromise(@PathParam("id") UUID id) {
        return keks.compromise(current.get(), id);
    }

    @GET
    @Path("{id}/token-attributes")
    public KekTokenAttributesResponse tokenAttributes(@PathParam("id") UUID id) {
        return keks.tokenAttributes(current.get(), id);
    }
}
