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
import org.claviger.api.crypto.WrapRequest;
import org.claviger.api.crypto.WrapResponse;
import org.claviger.server.crypto.Wrapping;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/wrap}: wraps the material of an object by another key. */
@Path("api/v1/crypto/wrap")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class WrapResource {
    @Inject
    Wrapping wrapping;

    @Inject
    CurrentCaller current;

    @POST
    public WrapResponse wrap(@NotNull @Valid WrapRequest request) {
        return wrapping.wrap(current.get(), request);
    }
}
