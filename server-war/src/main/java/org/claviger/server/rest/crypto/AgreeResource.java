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
import org.claviger.api.crypto.AgreeRequest;
import org.claviger.api.crypto.DeriveResponse;
import org.claviger.server.crypto.Agreement;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code POST /api/v1/crypto/agree}: derives from a secret that is shared with another party. */
@Path("api/v1/crypto/agree")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class AgreeResource {
    @Inject
    Agreement agreement;

    @Inject
    CurrentCaller current;

    @POST
    public DeriveResponse agree(@NotNull @Valid AgreeRequest request) {
        return agreement.agree(current.get(), request);
    }
}
