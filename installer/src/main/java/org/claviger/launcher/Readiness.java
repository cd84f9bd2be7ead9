package org.claviger.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.claviger.api.client.Trust;

/** Asks a server over HTTPS whether it is ready (MicroProfile Health). */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI health;

    Readiness(DataFolder data, URI base) {
        try {
            this.http = HttpClient.newBuilder()
                    .sslContext(Trust.inCaOf(data.caFile()))
                    .connectTimeout(PATIENCE)
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new LaunchException("The CA certificate can't be read: " + e.getMessage(), e);
        }
        this.health = base.resolve("/health");
    }

    /**
     * What the server says of its health.
     *
     * @throws IOException if it doesn't answer
     */
    Answer ask() throws IOException {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(health).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode() == 200, answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** True if it answers, and is. */
    boolean isUp() {
        try {
            return ask().up();
        } catch (IOException e) {
            return false;
        }
    }

    /** JSON, as MicroProfile Health has it. */
    record Answer(boolean up, String json) {}
}
