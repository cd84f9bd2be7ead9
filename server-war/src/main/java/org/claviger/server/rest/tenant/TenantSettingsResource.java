package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.tenant.RevisedSettings;
import org.claviger.server.tenant.TenantSettingsService;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/tenant/settings}: what holds for all keys and clients of the tenant. What is read can be sent back as it is,
 * so that the revision stands in the ETag alone.
 */
@Path("api/v1/tenant/settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_SETTINGS)
@ApplicationScoped
public class TenantSettingsResource {
    @Inject
    TenantSettingsService settings;

    @Inject
    CurrentCaller current;

    @GET
    public Response get() {
        return shown(settings.get(current.get()));
    }

    @PUT
    public Response set(
            @NotNull @Valid TenantSettings others, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return shown(settings.set(current.get(), others, IfMatch.of(ifMatch)));
    }

    private static Response shown(RevisedSettings revised) {
        return Response.ok(revised.settings())
                .tag(Long.toString(revised.revision()))
                .build();
    }
}
