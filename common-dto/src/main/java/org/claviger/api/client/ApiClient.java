package org.claviger.api.client;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.claviger.api.ApiJson;
import org.claviger.api.ErrorCode;
import org.claviger.api.HealthResponse;
import org.claviger.api.Problem;
import org.claviger.api.Secret;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.TokenResponse;
import org.jspecify.annotations.Nullable;

/**
 * A caller of one server. Immutable: {@link #as} gives another that sends a token. Every method blocks until the answer is
 * there, throws {@link ApiException} if the server refuses and {@link ServerUnreachableException} if none answers. Where an
 * answer is wanted and others have to accept the request first, {@link ProposedException} tells so; who asks for a {@link
 * ProposalResponse} gets it.
 */
public final class ApiClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JSON = "application/json";

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /** Not done, but proposed: others have to accept it first. */
    private static final int ACCEPTED = 202;

    private final URI base;
    private final String program;
    private final HttpClient http;
    private final Jsonb json;
    private final @Nullable TokenSource token;
    private final @Nullable String reason;

    /** Calls the server at {@code base}, such as {@code https://localhost:8443}. */
    public ApiClient(URI base, SSLContext tls) {
        this(base, tls, "Claviger");
    }

    /**
     * The same.
     *
     * @param program what calls it, by which people tell their sign-ins apart (RFC 9110 section 10.1.5, User-Agent)
     */
    public ApiClient(URI base, SSLContext tls, String program) {
        this(
                base,
                program,
                HttpClient.newBuilder()
                        .sslContext(tls)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build(),
                JsonbBuilder.create(ApiJson.tolerant()),
                null,
                null);
    }

    private ApiClient(
            URI base,
            String program,
            HttpClient http,
            Jsonb json,
            @Nullable TokenSource token,
            @Nullable String reason) {
        this.base = base;
        this.program = program;
        this.http = http;
        this.json = json;
        this.token = token;
        this.reason = reason;
    }

    /** The same server, called with an access token. */
    public ApiClient as(String accessToken) {
        return as(() -> accessToken);
    }

    /** The same server, called with whatever access token there is at the time of each call. */
    public ApiClient as(TokenSource tokens) {
        return new ApiClient(base, program, http, json, tokens, reason);
    }

    /** The same server, called without a token. */
    public ApiClient asNobody() {
        return new ApiClient(base, program, http, json, null, null);
    }

    /** The same server, told with each request why it is made, for those who may have to accept it first; null: not. */
    public ApiClient because(@Nullable String why) {
        return new ApiClient(base, program, http, json, token, why == null || why.isBlank() ? null : why.strip());
    }

    /** The same server, called by a client that has got itself a token (RFC 6749 section 4.4, client credentials). */
    public ApiClient asClient(String clientId, Secret clientSecret) {
        byte[] pair = (clientId + ":" + String.valueOf(clientSecret.reveal())).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = request("/oauth2/token")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return as(answer(request, TokenResponse.class).accessToken());
    }

    /** The access token that is sent, if one is. */
    public Optional<String> token() {
        return Optional.ofNullable(token).map(TokenSource::accessToken);
    }

    public URI base() {
        return base;
    }

    /** GET. */
    public <T> T get(String path, Class<T> answer) {
        return answer(request(path).GET().build(), answer);
    }

    /** How the node fares that answers: also if it fares badly, which is no refusal. */
    public HealthResponse health() {
        HttpResponse<String> response = exchange(request("/health").GET().build(), BodyHandlers.ofString());
        if (response.statusCode() != OK && response.statusCode() != UNAVAILABLE) {
            throw refusal(response, response.body());
        }
        return json.fromJson(response.body(), HealthResponse.class);
    }

    /** POST of a request, or of nothing. */
    public <T> T post(String path, @Nullable Object body, Class<T> answer) {
        return answer(posting(path, body), answer);
    }

    /** POST without an answer. */
    public void post(String path, @Nullable Object body) {
        send(posting(path, body));
    }

    /** PUT. */
    public <T> T put(String path, Object body, Class<T> answer) {
        return answer(withJson(path).PUT(json(body)).build(), answer);
    }

    /** DELETE. */
    public <T> T delete(String path, Class<T> answer) {
        return answer(request(path).DELETE().build(), answer);
    }

    /** DELETE without an answer. */
    public void delete(String path) {
        send(request(path).DELETE().build());
    }

    /** DELETE without an answer, of what others may have to accept first: {@link ProposedException} tells so. */
    public void remove(String path) {
        HttpResponse<String> response = send(request(path).DELETE().build());
        if (response.statusCode() == ACCEPTED) {
            throw new ProposedException(json.fromJson(response.body(), ProposalResponse.class));
        }
    }

    /**
     * POST of bytes, which are not held in memory; nor is the answer, which the caller closes. The JDK's client reads none of it
     * before it has sent all: where the answer is as long as what is sent, that must be no more than what the buffers
     * between them hold, or both ends wait for each other.
     *
     * @throws IOException if the stream breaks
     */
    public InputStream stream(String path, BodyPublisher body) throws IOException {
        HttpRequest request = request(path)
                .setHeader("Accept", "application/octet-stream")
                .header("Content-Type", "application/octet-stream")
                .timeout(Duration.ofHours(6))
                .POST(body)
                .build();
        HttpResponse<InputStream> response = exchange(request, BodyHandlers.ofInputStream());
        if (response.statusCode() >= 400) {
            try (InputStream in = response.body()) {
                throw refusal(response, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", JSON)
                .header("User-Agent", program);
        if (reason != null) {
            String encoded = URLEncoder.encode(reason, StandardCharsets.UTF_8).replace("+", "%20");
            request.header("Claviger-Reason", encoded);
        }
        return token == null ? request : request.header("Authorization", "Bearer " + token.accessToken());
    }

    private HttpRequest.Builder withJson(String path) {
        return request(path).header("Content-Type", JSON);
    }

    /** Nothing is of no type: as JSON it would be malformed. */
    private HttpRequest posting(String path, @Nullable Object body) {
        return body == null
                ? request(path).POST(BodyPublishers.noBody()).build()
                : withJson(path).POST(json(body)).build();
    }

    private BodyPublisher json(Object body) {
        return BodyPublishers.ofString(json.toJson(body));
    }

    private <T> T answer(HttpRequest request, Class<T> type) {
        HttpResponse<String> response = send(request);
        if (response.statusCode() == ACCEPTED && type != ProposalResponse.class && type != Object.class) {
            throw new ProposedException(json.fromJson(response.body(), ProposalResponse.class));
        }
        return json.fromJson(response.body(), type);
    }

    private HttpResponse<String> send(HttpRequest request) {
        HttpResponse<String> response = exchange(request, BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw refusal(response, response.body());
        }
        return response;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new ServerUnreachableException("No answer from " + base + ": " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnreachableException("The call of " + base + " was given up.", e);
        }
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private ApiException refusal(HttpResponse<?> response, String body) {
        try {
            Problem problem = json.fromJson(body, Problem.class);
            if (problem != null && problem.code() != null) {
                return new ApiException(problem);
            }
        } catch (JsonbException e) {
            // Not from Claviger: a proxy, or another server altogether. What follows says so.
        }
        return new ApiException(new Problem(
                "about:blank",
                "HTTP " + response.statusCode(),
                response.statusCode(),
                "The answer of " + base + " is not one of Claviger's.",
                ErrorCode.INTERNAL,
                response.headers().firstValue("X-Correlation-Id").orElse("none"),
                null));
    }
}
