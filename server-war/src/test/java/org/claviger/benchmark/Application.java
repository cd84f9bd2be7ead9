package org.claviger.benchmark;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.api.client.ProposedException;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.Person;

/** A tenant's application, with a token, as the load generator plays it. */
final class Application {
    static final String CRYPTO = "/api/v1/crypto/";

    private static final String SETTINGS = "/api/v1/tenant/settings";

    private final ApiClient api;
    private final Wrk wrk;
    private final Path token;
    private final Map<String, Measure> measures = new HashMap<>();

    /**
     * Signs in.
     *
     * @param cacheSeconds how long the tenant's opened material may be kept in memory
     */
    Application(RunningServer.Handle server, String tenant, int cacheSeconds, Path folder) throws IOException {
        api = server.client(tenant);
        token = Wrk.tokenFile(folder, tenant, api.token().orElseThrow());
        wrk = new Wrk(server.process().base(), folder, token);
        TenantSettings settings = new TenantSettings(null, null, null, null, cacheSeconds, null, null);
        try {
            server.operator(tenant).put(SETTINGS, settings, TenantSettings.class);
        } catch (ProposedException e) {
            second(server, tenant)
                    .post("/api/v1/tenant/proposals/" + e.proposal().id() + "/accept", null, ProposalResponse.class);
        }
    }

    private static ApiClient second(RunningServer.Handle server, String tenant) {
        Person person = server.tenant(tenant).operators().get(1);
        LoginRequest request =
                LoginRequest.of(tenant, person.username(), person.password().copy());
        return server.api()
                .as(server.api()
                        .post("/api/v1/auth/login", request, LoginResponse.class)
                        .accessToken());
    }

    /** The file with its token. */
    Path token() {
        return token;
    }

    /** Sends one. */
    JsonObject send(Request request) {
        return request.body() == null
                ? api.get(request.path(), JsonObject.class)
                : api.post(request.path(), request.fields("once-" + System.nanoTime()), JsonObject.class);
    }

    /** A new key's id. */
    String key(String algorithm, int length) {
        return send(creation(Request.UNIQUE, algorithm, length)).getString("id");
    }

    /** Makes a key. */
    Request creation(String name, String algorithm, int length) {
        return Request.post(keysPath(), Map.of("name", "bench-" + name, "algorithm", algorithm, "length", length));
    }

    /** Where keys are made and found. */
    String keysPath() {
        return CRYPTO + "objects";
    }

    /**
     * A request as a measure, if the server answers it.
     *
     * @param request makes what it needs, such as a key
     */
    Measure measure(String name, int connections, Supplier<Request> request) {
        return measure(name, connections, "/s", 1, request);
    }

    /** As above, of several units each. Who asks for it again gets the same, so that it is measured once. */
    Measure measure(String name, int connections, String unit, int each, Supplier<Request> request) {
        return measures.computeIfAbsent(
                name + " by " + connections, first -> prepare(name, connections, unit, each, request));
    }

    private Measure prepare(String name, int connections, String unit, int each, Supplier<Request> request) {
        try {
            Request ready = request.get();
            requireEachDone(send(ready));
            return wrk.measure(name, connections, unit, each, ready);
        } catch (ApiException e) {
            return Measure.missing(
                    name,
                    connections,
                    unit,
                    "the server answers " + e.problem().status() + " "
                            + e.problem().code());
        } catch (RuntimeException e) {
            return Measure.missing(name, connections, unit, String.valueOf(e.getMessage()));
        }
    }

    /** A batch is answered well even when its items are refused: their rate would be one of refusals. */
    private static void requireEachDone(JsonObject answer) {
        JsonArray items = answer.getJsonArray("items");
        if (items != null) {
            items.getValuesAs(JsonObject.class).stream()
                    .filter(item -> item.containsKey("problem") && !item.isNull("problem"))
                    .findFirst()
                    .ifPresent(item -> {
                        throw new NotMeasuredException("an item of the batch was refused: " + item.get("problem"));
                    });
        }
    }
}
