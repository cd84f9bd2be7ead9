package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.server.object.KeyCreation;
import org.claviger.server.object.ObjectService;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;

/** {@code /api/v1/crypto/objects}: makes and finds managed objects. */
@Path("api/v1/crypto/objects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.CLIENT)
@ApplicationScoped
public class ObjectsResource {
    @Inject
    KeyCreation creation;

    @Inject
    ObjectService objects;

    @Inject
    CurrentCaller current;

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid CreateKeyRequest request) {
        ObjectResponse created = creation.create(current.get(), request);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    /** Those that are as is wanted; all that the client may read if nothing is. */
    @GET
    public ObjectPageResponse find(@Valid @BeanParam ObjectParameters wanted) {
        return objects.find(current.get(), wanted.criteria(Instant.now()), wanted.after, wanted.limit);
    }
}
