package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.claviger.api.auth.Role;
import org.claviger.server.crypto.StreamDecryption;
import org.claviger.server.crypto.StreamEncryption;
import org.claviger.server.crypto.Transformation;
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

    @Context
    HttpServletRequest servletRequest;

    @POST
    @Path("encrypt")
    public StreamingOutput encrypt(@QueryParam("key") @NotNull UUID key, InputStream plaintext) {
        return answer(encryption.encrypt(current.get(), key, plaintext));
    }

    @POST
    @Path("decrypt")
    public StreamingOutput decrypt(InputStream ciphertext) throws IOException {
        return answer(decryption.decrypt(current.get(), ciphertext));
    }

    private StreamingOutput answer(Transformation transformation) {
        return out -> {
            try {
                transformation.writeTo(out);
            } catch (IOException | RuntimeException e) {
                servletRequest.setAttribute(BrokenAnswers.BROKEN, true);
                throw e;
            }
        };
    }
}
