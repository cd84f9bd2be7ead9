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
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ReencryptRequest;
import org.claviger.server.crypto.Reencryption;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Hot;

/** {@code POST /api/v1/crypto/re-encrypt}: moves a ciphertext to a newer version of its key, or to another key. */
@Path("api/v1/crypto/re-encrypt")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class ReencryptResource {
    @Inject
    Reencryption reencryption;

    @Inject
    CurrentCaller current;

    @Inject
    Batch batch;

    @POST
    @Hot
    public EncryptResponse reencrypt(@NotNull @Valid ReencryptRequest request) {
        return reencryption.perform(current.get(), request);
    }

    @POST
    @Path("batch")
    public BatchResponse reencryptEach(byte[] items) {
        return batch.perform(reencryption, ReencryptRequest.class, items);
    }
}
