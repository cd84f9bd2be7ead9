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
import org.claviger.api.crypto.JweEncryptRequest;
import org.claviger.api.crypto.JweEncryptResponse;
import org.claviger.server.crypto.JweEncryption;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/jwe/encrypt}: makes a JWE. */
@Path("api/v1/crypto/jwe/encrypt")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class JweEncryptResource {
    @Inject
    JweEncryption encryption;

    @Inject
    CurrentCaller current;

    @POST
    public JweEncryptResponse encrypt(@NotNull @Valid JweEncryptRequest request) {
        return encryption.encrypt(current.get(), request);
    }
}
