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
import org.claviger.api.crypto.RandomRequest;
import org.claviger.api.crypto.RandomResponse;
import org.claviger.server.crypto.RandomGeneration;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Hot;

/** {@code POST /api/v1/crypto/random}: makes random bytes. */
@Path("api/v1/crypto/random")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class RandomResource {
    @Inject
    RandomGeneration generation;

    @Inject
    CurrentCaller current;

    @POST
    @Hot
    public RandomResponse generate(@NotNull @Valid RandomRequest request) {
        return generation.perform(current.get(), request);
    }
}
