package org.claviger.console.browser;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where the browser comes back to: a free port of this machine that nobody else can reach (RFC 8252, section 7.3). Only who
 * brings the right {@code state} is heard, once; others, such as pages that try all ports, change nothing.
 */
final class LoopbackReceiver implements Closeable {
    private static final String PATH = "/signed-in";

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final HttpServer server;
    private final State state;
    private final byte[] page;
    private final CompletableFuture<URI> answer = new CompletableFuture<>();

    /**
     * Listens from now on.
     *
     * @param text what the person reads in the browser at last
     */
    LoopbackReceiver(State state, String text) throws IOException {
        this.state = state;
        this.page = ("<!DOCTYPE html><meta charset=utf-8><title>Claviger</title>"
                        + "<p style='font: 1.2em sans-serif; text-align: center; margin-top: 20vh'>" + text)
                .getBytes(StandardCharsets.UTF_8);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        server.createContext(PATH, this::hear);
        server.start();
    }

    /** The redirect URI: {@code http://127.0.0.1:PORT/...}. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /** Waits for the browser; the URI that it comes back with has the answer in its query. */
    URI await(Duration patience) throws InterruptedException, TimeoutException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String shown = MultivaluedMapUtils.getFirstValue(URLUtils.parseParameters(uri.getRawQuery()), "state");
            boolean heard = uri.getPath().equals(PATH)
                    && exchange.getRequestMethod().equals("GET")
                    && state.getValue().equals(shown)
                    && !answer.isDone();
            byte[] body = heard ? page : new byte[0];
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            exchange.getResponseHeaders().add("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().add("Connection", "close");
            exchange.sendResponseHeaders(heard ? 200 : 404, heard ? body.length : -1);
            exchange.getResponseBody().write(body);
            if (heard) {
                answer.complete(address().resolve("?" + uri.getRawQuery()));
            }
        }
    }

    /** Ends within a second, so that the browser still gets its page. */
    @Override
    public void close() {
        server.stop(1);
    }
}
