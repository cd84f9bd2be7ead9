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
import org.claviger.api.crypto.VerifyRequest;
import org.claviger.api.crypto.VerifyResponse;
import org.claviger.server.crypto.Verification;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Hot;

/** {@code POST /api/v1/crypto/verify}: tells whether a signature is a key's. */
@Path("api/v1/crypto/verify")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class VerifyResource {
    @Inject
    Verification verification;

    @Inject
    CurrentCaller current;

    @Inject
    Batch batch;

    @POST
    @Hot
    public VerifyResponse verify(@NotNull @Valid VerifyRequest request) {
        return verification.perform(current.get(), request);
    }

    @POST
    @Path("batch")
    public BatchResponse verifyEach(byte[] items) {
        return batch.perform(verification, VerifyRequest.class, items);
    }
}
