package org.claviger.server.rest.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.claviger.api.admin.MasterKeyResponse;
import org.claviger.api.admin.MasterKeyRotationResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.hsm.HsmProfileService;
import org.claviger.server.hsm.MasterKeyRotation;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;

/** {@code /api/v1/admin/master-key}: the key that HSM credentials are sealed under. */
@Path("api/v1/admin/master-key")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.ADMIN)
@Needs(Permission.MANAGE_HSM)
@ApplicationScoped
public class MasterKeyResource {
    @Inject
    MasterKeyRotation rotation;

    @Inject
    HsmProfileService profiles;

    @Inject
    CurrentCaller current;

    @GET
    public MasterKeyResponse get() {
        return profiles.masterKey();
    }

    @POST
    @Path("rotate")
    public MasterKeyRotationResponse rotate() throws SQLException {
        return rotation.rotate(current.get());
    }
}
