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
import org.claviger.api.crypto.BatchResponse;
import org.claviger.api.crypto.MacRequest;
import org.claviger.api.crypto.MacResponse;
import org.claviger.server.crypto.MacGeneration;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Hot;

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

    @Inject
    Batch batch;

    @POST
    @Hot
    public MacResponse mac(@NotNull @Valid MacRequest request) {
        return generation.perform(current.get(), request);
    }

    @POST
    @Path("batch")
    public BatchResponse macEach(byte[] items) {
        return batch.perform(generation, MacRequest.class, items);
    }
}
