package org.claviger.server.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import org.claviger.api.ApiJson;

/** Makes JAX-RS read and write the one dialect of JSON. */
@Provider
public class JsonDialect implements ContextResolver<Jsonb> {
    private final Jsonb jsonb = JsonbBuilder.create(ApiJson.strict());

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
