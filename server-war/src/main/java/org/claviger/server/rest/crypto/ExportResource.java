package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.ExportRequest;
import org.claviger.api.crypto.ExportResponse;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.transfer.Exporting;

/** {@code POST /api/v1/crypto/objects/{id}/export}: takes material out. */
@Path("api/v1/crypto/objects/{id}/export")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class ExportResource {
    @Inject
    Exporting exporting;

    @Inject
    CurrentCaller current;

    @POST
    public ExportResponse takeOut(@PathParam("id") UUID id, @NotNull @Valid ExportRequest request) {
        return exporting.takeOut(current.get(), id, request);
    }
}
