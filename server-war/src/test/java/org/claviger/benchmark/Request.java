package org.claviger.benchmark;

import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent again and again.
 *
 * @param body JSON; {@link #UNIQUE} in it is another text each time
 */
record Request(String method, String path, @Nullable String body) {
    /** Stands for a text that no other request has. */
    static final String UNIQUE = "@UNIQUE@";

    private static final Jsonb JSON = JsonbBuilder.create();

    static Request get(String path) {
        return new Request("GET", path, null);
    }

    static Request post(String path, Map<String, ?> body) {
        return new Request("POST", path, JSON.toJson(body));
    }

    /** The same, sent to another place. */
    Request to(String otherPath) {
        return new Request(method, otherPath, body);
    }

    /** The body once. */
    JsonObject fields(String unique) {
        return JSON.fromJson(String.valueOf(body).replace(UNIQUE, unique), JsonObject.class);
    }
}
