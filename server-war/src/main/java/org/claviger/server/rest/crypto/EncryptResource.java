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
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.server.crypto.Encryption;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Hot;

/** {@code POST /api/v1/crypto/encrypt}: encrypts with a key that the caller may use; many at once by {@code batch}. */
@Path("api/v1/crypto/encrypt")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class EncryptResource {
    @Inject
    Encryption encryption;

    @Inject
    CurrentCaller current;

    @Inject
    Batch batch;

    @POST
    @Hot
    public EncryptResponse encrypt(@NotNull @Valid EncryptRequest request) {
        return encryption.perform(current.get(), request);
    }

    @POST
    @Path("batch")
    public BatchResponse encryptEach(byte[] items) {
        return batch.perform(encryption, EncryptRequest.class, items);
    }
}
