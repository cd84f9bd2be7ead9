package org.claviger.server.rest.kmip;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.claviger.server.identity.Identity.Identified;
import org.claviger.server.kmip.Contact;
import org.claviger.server.kmip.Encoded;
import org.claviger.server.kmip.Encoded.Encoding;
import org.claviger.server.platform.Caller;
import org.claviger.server.rest.Admission;
import org.claviger.server.rest.AdmitsAnyone;
import org.claviger.server.rest.RequestOrigin;
import org.jspecify.annotations.Nullable;

/**
 * {@code /kmip}: KMIP over HTTPS (KMIP Profiles 2.1, sections 5.2 to 5.4), in TTLV, XML or JSON; the answer is in the encoding of
 * the request. Whoever calls is found out here, or by the Credential in the message, so that what is wrong is told in KMIP.
 */
@Path("kmip")
@ApplicationScoped
public class KmipResource {
    @Inject
    Encoded messages;

    @Inject
    Admission admission;

    @Inject
    RequestOrigin origin;

    @Context
    HttpServletRequest connection;

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @AdmitsAnyone
    public Response ttlv(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, InputStream body)
            throws IOException {
        return answer(Encoding.TTLV, MediaType.APPLICATION_OCTET_STREAM, authorization, body);
    }

    @POST
    @Consumes({MediaType.TEXT_XML, MediaType.APPLICATION_XML})
    @Produces(MediaType.TEXT_XML)
    @AdmitsAnyone
    public Response xml(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, InputStream body)
            throws IOException {
        return answer(Encoding.XML, MediaType.TEXT_XML, authorization, body);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @AdmitsAnyone
    public Response json(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, InputStream body)
            throws IOException {
        return answer(Encoding.JSON, MediaType.APPLICATION_JSON, authorization, body);
    }

    private Response answer(Encoding encoding, String type, @Nullable String authorization, InputStream body)
            throws IOException {
        Supplier<Optional<Caller>> caller = () ->
                admission.identify(authorization, connection, origin.get()).map(Identified::caller);
        byte[] answer =
                messages.answer(encoding, body.readNBytes(Encoded.LONGEST + 1), new Contact(origin.get(), caller));
        return Response.ok(answer, type).build();
    }
}
