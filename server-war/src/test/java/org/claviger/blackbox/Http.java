package org.claviger.blackbox;

import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.claviger.api.ApiJson;
import org.claviger.api.Problem;
import org.claviger.api.client.Trust;
import org.claviger.launcher.ServerProcess;

/** Requests as nobody's client library would send them. */
final class Http {
    private final URI base;
    private final HttpClient client;

    Http(ServerProcess server) {
        this.base = server.base();
        try {
            this.client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(Trust.inCaOf(server.data().caFile()))
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    Answer post(String path, String contentType, String body) {
        return send(to(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A status, headers and a body. */
    record Answer(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        String body() {
            return http.body();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        /** The body as a problem, whose media type and correlation id are checked on the way. */
        Problem problem() {
            if (!header("Content-Type").equals("application/problem+json")) {
                throw new AssertionError("no problem: " + status() + " " + http.headers() + " " + body());
            }
            Problem problem = JsonbBuilder.create(ApiJson.tolerant()).fromJson(body(), Problem.class);
            if (problem.status() != status() || !problem.correlationId().equals(header("X-Correlation-Id"))) {
                throw new AssertionError("status or correlation id of header and body differ: " + body());
            }
            return problem;
        }
    }
}
