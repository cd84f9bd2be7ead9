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
import org.claviger.api.crypto.JwsVerifyRequest;
import org.claviger.api.crypto.JwsVerifyResponse;
import org.claviger.server.crypto.JwsVerification;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/jws/verify}: tells whether a JWS is a key's, and what it says. */
@Path("api/v1/crypto/jws/verify")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class JwsVerifyResource {
    @Inject
    JwsVerification verification;

    @Inject
    CurrentCaller current;

    @POST
    public JwsVerifyResponse verify(@NotNull @Valid JwsVerifyRequest request) {
        return verification.verify(current.get(), request);
    }
}
