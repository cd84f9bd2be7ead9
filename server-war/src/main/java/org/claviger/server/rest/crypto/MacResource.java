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
import org.claviger.api.crypto.MacRequest;
import org.claviger.api.crypto.MacResponse;
import org.claviger.server.crypto.MacGeneration;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/mac}: makes a message authentication code. */
@Path("api/v1/crypto/mac")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class MacResource {
    @Inject
    MacGeneration generation;

    @Inject
    CurrentCaller current;

    @POST
    public MacResponse mac(@NotNull @Valid MacRequest request) {
        return generation.mac(current.get(), request);
    }
}
