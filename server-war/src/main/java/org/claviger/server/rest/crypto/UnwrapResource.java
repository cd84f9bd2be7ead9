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
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.UnwrapRequest;
import org.claviger.server.crypto.Unwrapping;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/unwrap}: unwraps material into a new object. */
@Path("api/v1/crypto/unwrap")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class UnwrapResource {
    @Inject
    Unwrapping unwrapping;

    @Inject
    CurrentCaller current;

    @POST
    @CreatesOnce
    public ObjectResponse unwrap(@NotNull @Valid UnwrapRequest request) {
        return unwrapping.unwrap(current.get(), request);
    }
}
