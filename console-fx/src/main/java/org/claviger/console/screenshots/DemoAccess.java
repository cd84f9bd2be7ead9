package org.claviger.console.screenshots;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.claviger.api.ApiJson;
import org.claviger.api.Secret;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.Trust;

/**
 * How to enter a server that was filled for a demonstration; {@code ./claviger up --seed-demo} writes it.
 *
 * @param baseUrl {@code https://host:port}
 * @param caFile the server's CA, PEM
 */
public record DemoAccess(String baseUrl, String caFile, Person admin, List<Tenant> tenants) {
    /** Someone who can sign in. */
    public record Person(String username, Secret password) {}

    /** An application of a tenant. */
    public record Application(String id, Secret secret) {}

    /** A tenant, who works for it, and an application. */
    public record Tenant(String name, List<Person> operators, Application client) {}

    /** The server itself; nobody is signed in. */
    ApiClient server() throws IOException, GeneralSecurityException {
        return new ApiClient(URI.create(baseUrl), Trust.inCaOf(Path.of(caFile)));
    }

    /** Reads the file. */
    static DemoAccess read(Path file) throws IOException {
        Jsonb json = JsonbBuilder.create(ApiJson.tolerant());
        return json.fromJson(Files.readString(file), DemoAccess.class);
    }
}
