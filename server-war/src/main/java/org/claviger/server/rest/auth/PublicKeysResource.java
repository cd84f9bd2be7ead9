package org.claviger.server.rest.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.claviger.server.identity.Identity;
import org.claviger.server.rest.AdmitsAnyone;

/** {@code /oauth2/jwks}: the public keys by which others verify the server's access tokens (RFC 7517, section 5). */
@Path("oauth2/jwks")
@ApplicationScoped
public class PublicKeysResource {
    @Inject
    Identity identity;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @AdmitsAnyone
    public String keys() {
        return identity.publicKeys();
    }
}
