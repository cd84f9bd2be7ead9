package org.claviger.server.tenant;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import org.claviger.api.ApiJson;
import org.claviger.api.tenant.Grant;

/** Grants as they are stored: in JSON. */
final class GrantTexts {
    private static final Jsonb JSON = JsonbBuilder.create(ApiJson.strict());

    private GrantTexts() {}

    static String of(List<Grant> grants) {
        return JSON.toJson(grants.toArray(new Grant[0]));
    }

    static List<Grant> read(String text) {
        return List.of(JSON.fromJson(text, Grant[].class));
    }
}
