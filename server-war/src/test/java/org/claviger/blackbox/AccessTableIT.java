package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds the running server to the table in {@code docs/access.md}: each resource that {@code /openapi} tells of has a row, and
 * each cell of it is tried. Requests have bodies that can't be read, and ids that there are none of, so that whoever is let in
 * changes nothing.
 */
@ExtendWith(RunningServer.class)
class AccessTableIT {
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+) ([^`]+)` \\|(.*)\\|");
    private static final String YES = "yes";

    /** It ends the session of who calls, who is needed before. */
    private static final String LAST = "/api/v1/auth/logout";

    private final Http http;
    private final Cast cast;

    AccessTableIT(RunningServer.Handle server) {
        this.http = new Http(server.process());
        this.cast = Cast.on(server);
    }

    @Test
    void each_resource_has_a_row_and_each_cell_holds() throws IOException {
        Map<String, List<String>> table = table();
        List<Operation> operations = operations();
        assertThat(operations).extracting(Operation::name).containsExactlyInAnyOrderElementsOf(table.keySet());
        List<String> broken = new ArrayList<>();
        for (Operation operation : operations) {
            List<String> cells = table.getOrDefault(operation.name(), List.of());
            for (int column = 0; column < cells.size(); column++) {
                int status = status(operation, column);
                if (!matches(cells.get(column), status, operation)) {
                    broken.add(operation.name() + ", " + Cast.COLUMNS.get(column) + ": " + cells.get(column)
                            + " in the table, but " + status);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void each_request_in_json_is_described_member_by_member() {
        JsonObject api = description();
        JsonObject schemas = api.getJsonObject("components").getJsonObject("schemas");
        List<String> vague = new ArrayList<>();
        api.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    // KMIP's messages are described by its standard.
                    if (!path.equals("/kmip")
                            && mediaType(operation.asJsonObject()).equals("application/json")) {
                        String named = operation
                                .asJsonObject()
                                .getJsonObject("requestBody")
                                .getJsonObject("content")
                                .getJsonObject("application/json")
                                .getJsonObject("schema")
                                .getString("$ref", "");
                        JsonObject schema = schemas.getJsonObject(named.substring(named.lastIndexOf('/') + 1));
                        if (schema == null || !schema.containsKey("properties")) {
                            vague.add(method + " " + path);
                        }
                    }
                }));
        assertThat(vague).isEmpty();
    }

    /** A body that can't be read is refused before anything is looked for; whether that would be found, other tests try. */
    private static boolean matches(String cell, int status, Operation operation) {
        return switch (cell) {
            case YES -> status != 401 && status != 403;
            case "404" ->
                status == 404 || (status == 400 && !operation.mediaType().isEmpty());
            default -> cell.equals(Integer.toString(status));
        };
    }

    private int status(Operation operation, int column) {
        String path = operation.path();
        if (column == Cast.FOREIGN) {
            path = cast.foreign(path);
        }
        Matcher parameters = Pattern.compile("\\{[^}]+}").matcher(path);
        path = parameters.replaceAll(UUID.randomUUID().toString());
        HttpRequest.Builder request = http.to(path)
                .header("Accept", "*/*")
                .method(
                        operation.method(),
                        operation.mediaType().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString("{"));
        if (!operation.mediaType().isEmpty()) {
            request.header("Content-Type", operation.mediaType());
        }
        String token = cast.token(column);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request).status();
    }

    private static Map<String, List<String>> table() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        Path page = Path.of(System.getProperty(ServerProcess.HOME), "docs", "access.md");
        for (String line : Files.readAllLines(page)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                List<String> cells = Pattern.compile("\\|")
                        .splitAsStream(row.group(3))
                        .map(String::strip)
                        .toList();
                assertThat(cells).as(line).hasSameSizeAs(Cast.COLUMNS);
                rows.put(row.group(1) + " " + row.group(2), cells);
            }
        }
        return rows;
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        List<Operation> last = new ArrayList<>();
        try (JsonReader reader = Json.createReader(
                new StringReader(http.send(http.to("/openapi?format=json")).body()))) {
            reader.readObject()
                    .getJsonObject("paths")
                    .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                        if (method.matches("get|put|post|delete|patch")) {
                            (path.equals(LAST) ? last : operations)
                                    .add(new Operation(
                                            method.toUpperCase(java.util.Locale.ROOT),
                                            path,
                                            mediaType(operation.asJsonObject())));
                        }
                    }));
        }
        operations.addAll(last);
        return operations;
    }

    private JsonObject description() {
        try (JsonReader reader = Json.createReader(
                new StringReader(http.send(http.to("/openapi?format=json")).body()))) {
            return reader.readObject();
        }
    }

    private static String mediaType(JsonObject operation) {
        JsonObject body = operation.getJsonObject("requestBody");
        return body == null
                ? ""
                : body.getJsonObject("content").keySet().iterator().next();
    }

    /** A method of a path. */
    private record Operation(String method, String path, String mediaType) {
        String name() {
            return method + " " + path;
        }
    }
}
