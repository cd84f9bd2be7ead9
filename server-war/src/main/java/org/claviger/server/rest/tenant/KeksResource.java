package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.server.kek.KekService;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code /api/v1/tenant/keks}: the generations of the tenant's key-encryption key. */
@Path("api/v1/tenant/keks")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@ApplicationScoped
public class KeksResource {
    @Inject
    KekService keks;

    @Inject
    CurrentCaller current;

    @GET
    public KekListResponse list() {
        return keks.list(current.get());
    }

    @POST
    public Response generate() {
        KekResponse generated = keks.generate(current.get());
        return Response.status(Response.Status.CREATED).entity(generated).build();
    }

    @GET
    @Path("{id}/token-attributes")
    public KekTokenAttributesResponse tokenAttributes(@PathParam("id") UUID id) {
        return keks.tokenAttributes(current.get(), id);
    }
}
