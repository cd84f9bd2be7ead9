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
import jakarta.ws.rs.core.Response;
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.CreateImportKeyRequest;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.transfer.ImportKeyService;

/** {@code POST /api/v1/crypto/import-keys}: makes a key for one import. */
@Path("api/v1/crypto/import-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class ImportKeysResource {
    @Inject
    ImportKeyService keys;

    @Inject
    CurrentCaller current;

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid CreateImportKeyRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(keys.create(current.get(), request))
                .build();
    }
}
