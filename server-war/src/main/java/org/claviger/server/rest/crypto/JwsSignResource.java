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
import org.claviger.api.crypto.JwsSignRequest;
import org.claviger.api.crypto.JwsSignResponse;
import org.claviger.server.crypto.JwsSigning;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/jws/sign}: makes a JWS of a payload, or a JWT of claims. */
@Path("api/v1/crypto/jws/sign")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class JwsSignResource {
    @Inject
    JwsSigning signing;

    @Inject
    CurrentCaller current;

    @POST
    public JwsSignResponse sign(@NotNull @Valid JwsSignRequest request) {
        return signing.sign(current.get(), request);
    }
}
