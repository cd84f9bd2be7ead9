package org.claviger.server.rest;

import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.claviger.api.ApiJson;
import org.claviger.server.platform.RequestCounts;
import org.jspecify.annotations.Nullable;

/**
 * Serves requests of {@link Hot} methods that are as nearly all are: the caller is admitted, the JSON is as expected. It calls
 * the same resource. Whatever else a request is, it leaves to JAX-RS, so that there is one place where errors are found and told
 * (docs/adr/0030).
 */
@WebFilter("/api/v1/crypto/*")
public class HotRequests extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final Set<String> JSON =
            Set.of(MediaType.APPLICATION_JSON, "application/json;charset=utf-8", "application/json; charset=utf-8");
    private static final Set<String> ACCEPTED = Set.of(MediaType.APPLICATION_JSON, MediaType.WILDCARD);

    @Inject
    transient HotMethods methods;

    @Inject
    transient Admission admission;

    @Inject
    transient ExceptionTranslator translator;

    @Inject
    transient RequestCounts counts;

    private final transient Jsonb problems = JsonbBuilder.create(ApiJson.strict());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        HotMethod method = isUsual(request) ? methods.at(request.getRequestURI()) : null;
        if (method == null) {
            others.doFilter(request, response);
            return;
        }
        try {
            request.setAttribute(
                    Authentication.ADMITTED,
                    admission.admit(
                            method.entrance(),
                            request.getHeader(HttpHeaders.AUTHORIZATION),
                            request,
                            RequestOrigin.of(request)));
        } catch (RuntimeException e) {
            // Not refusals alone: the database may be away.
            refuse(e, request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(request.getContentLength());
        Optional<Object> read = method.read(body);
        if (read.isEmpty()) {
            others.doFilter(new ReadRequest(request, body), response);
            return;
        }
        Arrays.fill(body, (byte) 0);
        answer(method, read.get(), request, response);
    }

    /** Says of its body no more than that it is JSON, of a length that is known, and bounded. */
    private static boolean isUsual(HttpServletRequest request) {
        int length = request.getContentLength();
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("POST")
                && request.getQueryString() == null
                && length > 0
                && length <= BodyLimit.LIMIT
                && isOneOf(JSON, request.getContentType())
                && (accept == null || ACCEPTED.contains(accept))
                && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null
                && isOnlyOne(request.getHeaders(HttpHeaders.AUTHORIZATION));
    }

    private static boolean isOneOf(Set<String> types, @Nullable String type) {
        return type != null && (types.contains(type) || types.contains(type.toLowerCase(Locale.ROOT)));
    }

    private static boolean isOnlyOne(Enumeration<String> headers) {
        if (headers.hasMoreElements()) {
            headers.nextElement();
        }
        return !headers.hasMoreElements();
    }

    private void answer(HotMethod method, Object read, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (JsonOutput answer = method.answer(read)) {
            describe(request, response, HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON, answer.size());
            answer.writeTo(response.getOutputStream());
        } catch (InvocationTargetException e) {
            refuse(Objects.requireNonNullElse(e.getCause(), e), request, response);
        }
    }

    private void refuse(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Response told = translator.toResponse(failure);
        told.getStringHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] problem = problems.toJson(told.getEntity()).getBytes(StandardCharsets.UTF_8);
        describe(request, response, told.getStatus(), told.getMediaType().toString(), problem.length);
        response.getOutputStream().write(problem);
    }

    private void describe(
            HttpServletRequest request, HttpServletResponse response, int status, String type, int length) {
        counts.count(status);
        response.setStatus(status);
        ResponseHeaders.of(CorrelationId.of(request), response::setHeader);
        response.setContentType(type);
        response.setContentLength(length);
    }
}
