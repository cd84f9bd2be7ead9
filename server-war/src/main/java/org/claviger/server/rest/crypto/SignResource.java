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
import org.claviger.api.crypto.SignRequest;
import org.claviger.api.crypto.SignResponse;
import org.claviger.server.crypto.Signing;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Hot;

/** {@code POST /api/v1/crypto/sign}: signs with a key that the caller may use. */
@Path("api/v1/crypto/sign")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class SignResource {
    @Inject
    Signing signing;

    @Inject
    CurrentCaller current;

    @Inject
    Batch batch;

    @POST
    @Hot
    public SignResponse sign(@NotNull @Valid SignRequest request) {
        return signing.perform(current.get(), request);
    }

    @POST
    @Path("batch")
    public BatchResponse signEach(byte[] items) {
        return batch.perform(signing, SignRequest.class, items);
    }
}
