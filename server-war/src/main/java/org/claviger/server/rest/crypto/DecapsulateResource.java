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
import org.claviger.api.crypto.DecapsulateRequest;
import org.claviger.api.crypto.DecapsulateResponse;
import org.claviger.server.crypto.SecretDecapsulation;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/decapsulate}: gets a shared secret out of a KEM's ciphertext. */
@Path("api/v1/crypto/decapsulate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class DecapsulateResource {
    @Inject
    SecretDecapsulation decapsulation;

    @Inject
    CurrentCaller current;

    @POST
    public DecapsulateResponse decapsulate(@NotNull @Valid DecapsulateRequest request) {
        return decapsulation.decapsulate(current.get(), request);
    }
}
