package org.claviger.console.common;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.claviger.api.ApiJson;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.client.ApiClient;
import org.jspecify.annotations.Nullable;

/** Answers over HTTP what a test tells it to, and notes what it was asked: view models are tried with their real requests. */
public final class TestServer implements AutoCloseable {
    private final HttpServer server;
    private final Jsonb json = JsonbBuilder.create(ApiJson.strict());
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, String> queries = new HashMap<>();
    private final Map<String, Headers> headers = new HashMap<>();

    /** Starts; it answers 404 to everything. */
    public TestServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers {@code METHOD /path}, whatever its query, by this from now on. */
    public TestServer answer(String request, int status, @Nullable Object body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    /** Refuses {@code METHOD /path} from now on. */
    public TestServer refuse(String request, ErrorCode code) {
        return answer(
                request,
                400,
                new Problem("about:blank", "A title", 400, "A detail.", code, Refusal.CORRELATION_ID, null));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        byte[] sent = exchange.getRequestBody().readAllBytes();
        Answer answer = answers.getOrDefault(request, new Answer(404, null));
        synchronized (this) {
            requests.add(request);
            queries.put(request, String.valueOf(exchange.getRequestURI().getQuery()));
            bodies.put(request, new String(sent, StandardCharsets.UTF_8));
            headers.put(request, exchange.getRequestHeaders());
        }
        byte[] body =
                answer.body() == null ? new byte[0] : json.toJson(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** What was asked, in order, as {@code METHOD /path}. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** The newest body of a request. */
    public synchronized String body(String request) {
        return Optional.ofNullable(bodies.get(request)).orElseThrow();
    }

    /** The query of the newest of these requests. */
    public synchronized String query(String request) {
        return Optional.ofNullable(queries.get(request)).orElseThrow();
    }

    /** A header of the newest of these requests. */
    public synchronized String header(String request, String name) {
        return Optional.ofNullable(headers.get(request))
                .map(all -> all.getFirst(name))
                .orElseThrow();
    }

    /** A client of it. */
    public ApiClient client() {
        try {
            return new ApiClient(
                    URI.create("http://localhost:" + server.getAddress().getPort()), SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, @Nullable Object body) {}
}
