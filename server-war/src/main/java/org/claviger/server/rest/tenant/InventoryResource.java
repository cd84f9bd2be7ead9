package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.ObjectListResponse;
import org.claviger.server.object.InventoryService;
import org.claviger.server.object.ObjectCriteria;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.ListParameters;
import org.claviger.server.rest.Needs;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tenant/objects}: the tenant's keys and other managed objects, to look at. What uses them is the Crypto-API. */
@Path("api/v1/tenant/objects")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.VIEW)
@ApplicationScoped
public class InventoryResource {
    @Inject
    InventoryService inventory;

    @Inject
    CurrentCaller current;

    @GET
    public ObjectListResponse list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("algorithm") @Nullable Algorithm algorithm,
            @QueryParam("type") @Nullable ObjectType type,
            @Valid @BeanParam ListParameters wanted) {
        ObjectCriteria criteria = new ObjectCriteria()
                .state(state, Instant.now())
                .algorithm(algorithm)
                .type(type);
        return inventory.list(current.get(), criteria, wanted.query("state", "algorithm", "type"));
    }

    @GET
    @Path("{id}")
    public ObjectResponse get(@PathParam("id") UUID id) {
        return inventory.get(current.get(), id);
    }

    @GET
    @Path("{id}/versions")
    public ObjectVersionsResponse versions(@PathParam("id") UUID id) {
        return inventory.versions(current.get(), id);
    }
}
