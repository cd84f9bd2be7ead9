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
import org.claviger.api.crypto.DeriveRequest;
import org.claviger.api.crypto.DeriveResponse;
import org.claviger.server.crypto.Derivation;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/derive}: derives from a secret key. */
@Path("api/v1/crypto/derive")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class DeriveResource {
    @Inject
    Derivation derivation;

    @Inject
    CurrentCaller current;

    @POST
    public DeriveResponse derive(@NotNull @Valid DeriveRequest request) {
        return derivation.derive(current.get(), request);
    }
}
