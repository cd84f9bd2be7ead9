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
import org.claviger.api.crypto.VerifyMacRequest;
import org.claviger.api.crypto.VerifyMacResponse;
import org.claviger.server.crypto.MacVerification;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/mac/verify}: tells whether a message authentication code is a key's. */
@Path("api/v1/crypto/mac/verify")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class VerifyMacResource {
    @Inject
    MacVerification verification;

    @Inject
    CurrentCaller current;

    @POST
    public VerifyMacResponse verify(@NotNull @Valid VerifyMacRequest request) {
        return verification.verify(current.get(), request);
    }
}
