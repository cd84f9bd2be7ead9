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
import org.claviger.api.crypto.VerifyMacRequest;
import org.claviger.api.crypto.VerifyMacResponse;
import org.claviger.server.crypto.MacVerification;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Hot;

/** {@code POST /api/v1/crypto/mac/verify}: tells whether a message authentication code is a key's. */
@Path("api/v1/crypto/mac/verify")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class VerifyMacResource {
    @Inject
    MacVerification verification;

    @Inject
    CurrentCaller current;

    @Inject
    Batch batch;

    @POST
    @Hot
    public VerifyMacResponse verify(@NotNull @Valid VerifyMacRequest request) {
        return verification.perform(current.get(), request);
    }

    @POST
    @Path("batch")
    public BatchResponse verifyEach(byte[] items) {
        return batch.perform(verification, VerifyMacRequest.class, items);
    }
}
