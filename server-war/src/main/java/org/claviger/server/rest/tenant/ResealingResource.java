package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.ResealingRequest;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.vault.ResealingService;

/** {@code /api/v1/tenant/resealing}: how far the material has come from older KEKs to the active ones. */
@Path("api/v1/tenant/resealing")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_KEKS)
@ApplicationScoped
public class ResealingResource {
    @Inject
    ResealingService resealing;

    @Inject
    CurrentCaller current;

    @GET
    public ResealingResponse get() {
        return resealing.get(current.get());
    }

    @PUT
    public ResealingResponse set(@NotNull @Valid ResealingRequest request) {
        return resealing.set(current.get(), request);
    }
}
