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
import org.claviger.api.crypto.HashRequest;
import org.claviger.api.crypto.HashResponse;
import org.claviger.server.crypto.Hashing;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Hot;

/** {@code POST /api/v1/crypto/hash}: hashes data. */
@Path("api/v1/crypto/hash")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class HashResource {
    @Inject
    Hashing hashing;

    @Inject
    CurrentCaller current;

    @Inject
    Batch batch;

    @POST
    @Hot
    public HashResponse hash(@NotNull @Valid HashRequest request) {
        return hashing.perform(current.get(), request);
    }

    @POST
    @Path("batch")
    public BatchResponse hashEach(byte[] items) {
        return batch.perform(hashing, HashRequest.class, items);
    }
}
