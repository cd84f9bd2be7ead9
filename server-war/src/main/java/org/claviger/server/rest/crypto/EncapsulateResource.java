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
import org.claviger.api.crypto.EncapsulateRequest;
import org.claviger.api.crypto.EncapsulateResponse;
import org.claviger.server.crypto.SecretEncapsulation;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/encapsulate}: makes a shared secret for the holder of a private key. */
@Path("api/v1/crypto/encapsulate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class EncapsulateResource {
    @Inject
    SecretEncapsulation encapsulation;

    @Inject
    CurrentCaller current;

    @POST
    public EncapsulateResponse encapsulate(@NotNull @Valid EncapsulateRequest request) {
        return encapsulation.encapsulate(current.get(), request);
    }
}
