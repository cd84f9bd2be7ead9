package org.claviger.server.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.claviger.api.ApiJson;
import org.claviger.api.ErrorCode;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.RepetitionService;
import org.claviger.server.platform.RepetitionService.Answer;

/** {@code Idempotency-Key}: what is asked for twice under one key is done once, and answered alike. */
@Provider
@CreatesOnce
@Priority(Priorities.AUTHENTICATION + 1)
@ApplicationScoped
public class Idempotency implements ContainerRequestFilter, ContainerResponseFilter {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String FORM = "[!-~]{1,255}";

    /** A property of the request: it is being served under a key. */
    private static final String SERVED = Idempotency.class.getName();

    private final Jsonb json = JsonbBuilder.create(ApiJson.strict());

    @Inject
    RepetitionService repetitions;

    @Inject
    CurrentCaller current;

    @Inject
    AuditTrail audit;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(HEADER);
        if (key == null) {
            return;
        }
        if (!key.matches(FORM)) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, HEADER + " has to be 1 to 255 visible ASCII characters.");
        }
        Caller caller = current.get();
        repetitions
                .begin(caller.id(), key, fingerprint(request))
                .ifPresentOrElse(answer -> replay(request, caller, answer), () -> request.setProperty(SERVED, key));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(SERVED) instanceof String key)) {
            return;
        }
        UUID caller = current.get().id();
        if (response.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode()) {
            repetitions.refused(caller, key);
        } else {
            String answer = response.hasEntity() ? json.toJson(response.getEntity()) : null;
            repetitions.answered(caller, key, response.getStatus(), answer);
        }
    }

    private void replay(ContainerRequestContext request, Caller caller, Answer answer) {
        audit.record(
                caller,
                Action.REPEATED,
                null,
                request.getMethod() + " " + request.getUriInfo().getPath());
        Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
        if (answer.json() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.json());
        }
        request.abortWith(response.build());
    }

    /** Reads the body, which {@link BodyLimit} bounds, and leaves it to be read again. */
    private static byte[] fingerprint(ContainerRequestContext request) throws IOException {
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((request.getMethod() + " " + request.getUriInfo().getRequestUri() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return sha256.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
