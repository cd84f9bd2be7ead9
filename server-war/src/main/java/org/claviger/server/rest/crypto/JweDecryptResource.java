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
import org.claviger.api.crypto.JweDecryptRequest;
import org.claviger.api.crypto.JweDecryptResponse;
import org.claviger.server.crypto.JweDecryption;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/jwe/decrypt}: decrypts a JWE. */
@Path("api/v1/crypto/jwe/decrypt")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class JweDecryptResource {
    @Inject
    JweDecryption decryption;

    @Inject
    CurrentCaller current;

    @POST
    public JweDecryptResponse decrypt(@NotNull @Valid JweDecryptRequest request) {
        return decryption.decrypt(current.get(), request);
    }
}
