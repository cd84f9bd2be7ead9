package org.claviger.server.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.Problem.Violation;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.RefusedException;

/**
 * Tells a refusal: as {@code application/problem+json} (RFC 9457) to the caller, and to the audit trail where the caller is
 * known. A refusal that can't be recorded is told as that.
 */
@ApplicationScoped
class Refusals {
    static final String PROBLEM_JSON = "application/problem+json";

    @Inject
    CurrentCaller current;

    @Inject
    CorrelationId correlationId;

    @Inject
    AuditTrail audit;

    @Inject
    HttpServletRequest request;

    Response of(ErrorCode code, String detail) {
        return of(code, detail, List.of());
    }

    Response of(ErrorCode code, String detail, List<Violation> violations) {
        try {
            current.known().ifPresent(caller -> audit.refused(caller, code, request.getMethod() + " " + path()));
        } catch (RefusedException unrecorded) {
            return response(unrecorded.code(), unrecorded.detail(), List.of());
        }
        return response(code, detail, violations);
    }

    /** As JAX-RS has it: decoded, and without the slash at its start. */
    private String path() {
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private Response response(ErrorCode code, String detail, List<Violation> violations) {
        Problem problem = new Problem(
                "urn:claviger:error:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title(code),
                HttpStatus.of(code),
                detail,
                code,
                correlationId.text(),
                violations.isEmpty() ? null : violations);
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(PROBLEM_JSON).entity(problem);
        if (HttpStatus.retryAfter(code) > 0) {
            response.header(HttpHeaders.RETRY_AFTER, HttpStatus.retryAfter(code));
        }
        if (code == ErrorCode.NOT_AUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"claviger\"");
        }
        return response.build();
    }

    private static String title(ErrorCode code) {
        String words = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
