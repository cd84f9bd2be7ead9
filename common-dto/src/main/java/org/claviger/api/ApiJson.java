package org.claviger.api;

import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.BinaryDataStrategy;

/**
 * The one dialect of JSON: bytes are Base64 (RFC 4648 section 4, with padding), instants are ISO 8601, absent values are
 * left out, and secrets are strings.
 */
public final class ApiJson {
    private ApiJson() {}

    /**
     * For the server, which refuses what it doesn't know: a misspelt {@code aad} that was silently dropped would encrypt
     * without it.
     */
    public static JsonbConfig strict() {
        return tolerant().setProperty("jsonb.fail-on-unknown-properties", true);
    }

    /** For clients, which ignore members of an answer that a newer server has added. */
    public static JsonbConfig tolerant() {
        return new JsonbConfig()
                .withBinaryDataStrategy(BinaryDataStrategy.BASE_64)
                .withAdapters(new SecretAsString());
    }

    /** Public because JSON-B makes instances of it by reflection. */
    public static final class SecretAsString implements JsonbAdapter<Secret, String> {
        @Override
        public String adaptToJson(Secret secret) {
            return String.valueOf(secret.reveal());
        }

        @Override
        public Secret adaptFromJson(String text) {
            return Secret.of(text);
        }
    }
}
