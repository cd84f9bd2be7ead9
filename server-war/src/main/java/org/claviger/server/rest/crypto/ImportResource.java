package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.ImportRequest;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.transfer.Importing;

/**
 * {@code POST /api/v1/crypto/objects/import}: brings material in. There is no {@code Idempotency-Key} for it: the server would
 * have to keep a hash of the body, from which a short secret could be guessed.
 */
@Path("api/v1/crypto/objects/import")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class ImportResource {
    @Inject
    Importing importing;

    @Inject
    CurrentCaller current;

    @POST
    public Response bringIn(@NotNull @Valid ImportRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(importing.bringIn(current.get(), request))
                .build();
    }
}
