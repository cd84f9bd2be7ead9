package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.transfer.PublicReading;

/** {@code GET /api/v1/crypto/objects/{id}/certificate}: as a file; of a key, the one that it is linked to. */
@Path("api/v1/crypto/objects/{id}/certificate")
@Produces(MediaType.WILDCARD)
@Admits(Role.CLIENT)
@ApplicationScoped
public class CertificateResource {
    @Inject
    PublicReading reading;

    @Inject
    CurrentCaller current;

    @GET
    public Response read(
            @PathParam("id") UUID id,
            @QueryParam("format") @DefaultValue("PEM") @Pattern(regexp = "PEM|DER") String format) {
        KeyFormat written = format.equals("DER") ? KeyFormat.X509 : KeyFormat.PEM;
        return Files.answer(reading.certificate(current.get(), id, written), written);
    }
}
