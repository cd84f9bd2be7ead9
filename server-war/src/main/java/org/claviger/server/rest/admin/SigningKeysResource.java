package org.claviger.server.rest.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.claviger.api.admin.SigningKeyListResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.identity.Identity;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;

/** {@code /api/v1/admin/signing-keys}: the keys that sign access tokens. They rotate by themselves; an admin may, too. */
@Path("api/v1/admin/signing-keys")
@Admits(Role.ADMIN)
@Needs(Permission.MANAGE_SETTINGS)
@ApplicationScoped
public class SigningKeysResource {
    @Inject
    Identity identity;

    @Inject
    CurrentCaller current;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public SigningKeyListResponse list() {
        return identity.signingKeys();
    }

    /** The keys before still verify the tokens that they have signed. */
    @POST
    @Path("rotate")
    public void rotate() {
        identity.rotateSigningKey(current.get());
    }
}
