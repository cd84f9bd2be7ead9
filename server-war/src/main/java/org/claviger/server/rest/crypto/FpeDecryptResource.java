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
import org.claviger.api.crypto.FpeDecryptRequest;
import org.claviger.api.crypto.FpeResponse;
import org.claviger.server.crypto.TextDecryption;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Hot;

/** {@code POST /api/v1/crypto/fpe/decrypt}: decrypts a text that has kept its format. */
@Path("api/v1/crypto/fpe/decrypt")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class FpeDecryptResource {
    @Inject
    TextDecryption decryption;

    @Inject
    CurrentCaller current;

    @Inject
    Batch batch;

    @POST
    @Hot
    public FpeResponse decrypt(@NotNull @Valid FpeDecryptRequest request) {
        return decryption.perform(current.get(), request);
    }

    @POST
    @Path("batch")
    public BatchResponse decryptEach(byte[] items) {
        return batch.perform(decryption, FpeDecryptRequest.class, items);
    }
}
