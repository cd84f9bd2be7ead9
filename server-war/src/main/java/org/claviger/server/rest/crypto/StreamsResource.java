package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.server.crypto.StreamDecryption;
import org.claviger.server.crypto.StreamEncryption;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/**
 * {@code /api/v1/crypto/streams}: bodies of any size, read and written at the same time. An answer that breaks off, instead
 * of ending, is not the whole: its caller must throw away what it has got.
 */
@Path("api/v1/crypto/streams")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
@Admits(Role.CLIENT)
@ApplicationScoped
public class StreamsResource {
    @Inject
    StreamEncryption encryption;

    @Inject
    StreamDecryption decryption;

    @Inject
    CurrentCaller current;

    @POST
    @Path("encrypt")
    public StreamingOutput encrypt(@QueryParam("key") @NotNull UUID key, InputStream plaintext) {
        return encryption.encrypt(current.get(), key, plaintext)::writeTo;
    }

    @POST
    @Path("decrypt")
    public StreamingOutput decrypt(InputStream ciphertext) throws IOException {
        return decryption.decrypt(current.get(), ciphertext)::writeTo;
    }
}
