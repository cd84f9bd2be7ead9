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
import org.claviger.api.crypto.DataKeyRequest;
import org.claviger.api.crypto.DataKeyResponse;
import org.claviger.server.crypto.DataKeyGeneration;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Hot;

/** {@code POST /api/v1/crypto/data-keys}: makes a key for envelope encryption by the caller. */
@Path("api/v1/crypto/data-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class DataKeysResource {
    @Inject
    DataKeyGeneration generation;

    @Inject
    CurrentCaller current;

    @Inject
    Batch batch;

    @POST
    @Hot
    public DataKeyResponse generate(@NotNull @Valid DataKeyRequest request) {
        return generation.perform(current.get(), request);
    }

    @POST
    @Path("batch")
    public BatchResponse generateEach(byte[] items) {
        return batch.perform(generation, DataKeyRequest.class, items);
    }
}
