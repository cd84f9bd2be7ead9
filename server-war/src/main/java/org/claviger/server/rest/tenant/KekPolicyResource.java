package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.KekPolicy;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.tenant.TenantService;

/** {@code /api/v1/tenant/kek-policy}: how long the tenant's KEKs may seal before the server rotates them. */
@Path("api/v1/tenant/kek-policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_SETTINGS)
@ApplicationScoped
public class KekPolicyResource {
    @Inject
    TenantService tenants;

    @Inject
    CurrentCaller current;

    @GET
    public KekPolicy get() {
        return tenants.kekPolicy(current.get());
    }

    @PUT
    public KekPolicy set(@NotNull @Valid KekPolicy policy) {
        return tenants.setKekPolicy(current.get(), policy);
    }
}
