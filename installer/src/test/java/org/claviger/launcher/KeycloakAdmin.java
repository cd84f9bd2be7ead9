package org.claviger.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What Keycloak's own admin does, by its admin REST API. */
public final class KeycloakAdmin {
    static final String NAME = "root";

    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    private static final String SIGNS = "rsa-generated";

    private final RunningKeycloak.Handle keycloak;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    KeycloakAdmin(RunningKeycloak.Handle keycloak) {
        this.keycloak = keycloak;
        this.token = keycloak.tokens("master", "admin-cli", NAME).getString("access_token");
    }

    /** Has a realm sign with another RSA key from now on, and withdraws those before. */
    public void rotateKeys(String realm) {
        String id = get("/admin/realms/" + realm).asJsonObject().getString("id");
        JsonArray before = get("/admin/realms/" + realm + "/components?parent=" + id + "&type=" + KEYS)
                .asJsonArray();
        send(request("/admin/realms/" + realm + "/components")
                .POST(BodyPublishers.ofString(newKey(id).toString())));
        before.stream()
                .map(JsonValue::asJsonObject)
                .filter(key -> key.getString("providerId").equals(SIGNS))
                .forEach(key -> send(request("/admin/realms/" + realm + "/components/" + key.getString("id"))
                        .PUT(BodyPublishers.ofString(withdrawn(key).toString()))));
    }

    private static JsonObject newKey(String realmId) {
        return Json.createObjectBuilder()
                .add("name", "rsa-" + UUID.randomUUID())
                .add("providerId", SIGNS)
                .add("providerType", KEYS)
                .add("parentId", realmId)
                .add(
                        "config",
                        Json.createObjectBuilder()
                                .add("priority", Json.createArrayBuilder().add("1000"))
                                .add("algorithm", Json.createArrayBuilder().add("RS256")))
                .build();
    }

    private static JsonObject withdrawn(JsonObject key) {
        JsonObject config = Json.createObjectBuilder(key.getJsonObject("config"))
                .add("active", Json.createArrayBuilder().add("false"))
                .add("enabled", Json.createArrayBuilder().add("false"))
                .build();
        return Json.createObjectBuilder(key).add("config", config).build();
    }

    private JsonStructure get(String path) {
        try (JsonReader reader = Json.createReader(
                new StringReader(send(request(path)).orElseThrow(() -> new IllegalStateException(path))))) {
            return reader.read();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(keycloak.base().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private Optional<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("Keycloak: " + answer.statusCode() + " " + answer.body());
            }
            return Optional.of(answer.body()).filter(body -> !body.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
