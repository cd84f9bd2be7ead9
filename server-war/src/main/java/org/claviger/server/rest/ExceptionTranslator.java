package org.claviger.server.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem.Violation;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;

/**
 * Where every failure of a request ends, as a problem that says what to do and reveals nothing. What isn't known here
 * becomes {@link ErrorCode#INTERNAL}, its text stays in the log, once, under the correlation id.
 */
@Provider
@ApplicationScoped
public class ExceptionTranslator implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ExceptionTranslator.class.getName());

    @Inject
    Refusals refusals;

    @Inject
    CorrelationId correlationId;

    @Override
    public Response toResponse(Throwable failure) {
        List<Supplier<Optional<Response>>> known = List.of(
                () -> find(failure, RefusedException.class).map(this::refused),
                () -> find(failure, ConstraintViolationException.class).map(this::invalid),
                () -> find(failure, WebApplicationException.class).map(this::ofJaxRs),
                () -> find(failure, OptimisticLockException.class)
                        .map(e -> refusals.of(
                                ErrorCode.WRONG_STATE,
                                "Somebody else has changed this at the same time. Read it again, then decide.")),
                () -> Database.isInvalidText(failure)
                        ? Optional.of(refusals.of(
                                ErrorCode.INVALID_REQUEST, "A text of the request holds the character U+0000."))
                        : Optional.empty(),
                () -> Database.isUnavailable(failure) ? Optional.of(databaseUnavailable(failure)) : Optional.empty(),
                () -> MalformedJson.isReasonOf(failure)
                        ? Optional.of(refusals.of(ErrorCode.INVALID_REQUEST, MalformedJson.detail(failure)))
                        : Optional.empty());
        return known.stream()
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> internal(failure));
    }

    private Response refused(RefusedException refusal) {
        if (HttpStatus.of(refusal.code()) >= 500) {
            log(refusal);
        }
        return refusals.of(refusal.code(), refusal.detail());
    }

    private Response invalid(ConstraintViolationException failure) {
        List<Violation> violations = failure.getConstraintViolations().stream()
                .map(v -> new Violation(member(v), v.getMessage()))
                .sorted(Comparator.comparing(Violation::member).thenComparing(Violation::message))
                .toList();
        String detail = violations.size() == 1
                ? "\"" + violations.get(0).member() + "\" " + violations.get(0).message() + "."
                : violations.size() + " members of the request are not as they should be.";
        return refusals.of(ErrorCode.INVALID_REQUEST, detail, violations);
    }

    /** The path below the request itself: {@code usageCredential.pin}, not {@code create.arg0.usageCredential.pin}. */
    private static String member(ConstraintViolation<?> violation) {
        StringBuilder member = new StringBuilder();
        int depth = 0;
        for (Path.Node node : violation.getPropertyPath()) {
            if (depth++ > 1 && node.getName() != null) {
                member.append(member.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return member.isEmpty() ? parameter(violation) : member.toString();
    }

    /** A parameter of the method itself: of the query, or the body as a whole. */
    private static String parameter(ConstraintViolation<?> violation) {
        String last = "";
        for (Path.Node node : violation.getPropertyPath()) {
            last = String.valueOf(node.getName());
        }
        return last.equals("request") ? "body" : last;
    }

    private Response ofJaxRs(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return internal(failure);
        }
        // JAX-RS calls a malformed query "not found"; the implementation's exception tells them apart.
        if (failure.getClass().getSimpleName().equals("QueryParamException")) {
            return refusals.of(
                    ErrorCode.INVALID_REQUEST, "A query parameter is malformed; /openapi tells how each has to be.");
        }
        String detail = switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This method is not defined here; the Allow header lists those that are.";
            case 406 -> "None of the accepted media types can be produced here; /openapi tells which can.";
            case 415 -> "The body is of a media type that is not taken here; /openapi tells which is.";
            case 400 ->
                find(failure, NoContentException.class).isPresent()
                        ? "The body is empty. Send what is taken here, or leave out the Content-Type."
                        : "The request is malformed.";
            default -> "The request is malformed.";
        };
        Response told = refusals.of(HttpStatus.codeOf(status), detail);
        String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? told
                : Response.fromResponse(told).header(HttpHeaders.ALLOW, allow).build();
    }

    private Response databaseUnavailable(Throwable failure) {
        log(failure);
        return refusals.of(
                ErrorCode.DATABASE_UNAVAILABLE, "The database does not answer. Nothing was changed; try again later.");
    }

    private Response internal(Throwable failure) {
        log(failure);
        return refusals.of(
                ErrorCode.INTERNAL,
                "The server failed. Tell its administrator the correlation id, under which its log has the rest.");
    }

    private void log(Throwable failure) {
        LOG.log(Level.SEVERE, failure, () -> "Request " + correlationId.text() + " failed");
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        return causes(failure).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
