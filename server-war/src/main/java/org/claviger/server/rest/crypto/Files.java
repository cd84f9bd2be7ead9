package org.claviger.server.rest.crypto;

import jakarta.ws.rs.core.Response;
import org.claviger.api.crypto.KeyFormat;

/** Answers that are keys or certificates in formats with media types of their own. */
final class Files {
    private Files() {}

    static Response answer(byte[] file, KeyFormat format) {
        return Response.ok(file, mediaType(format)).build();
    }

    private static String mediaType(KeyFormat format) {
        return switch (format) {
            case PEM -> "application/x-pem-file";
            case JWK -> "application/jwk+json"; // RFC 7517, section 8.5.1
            case X509 -> "application/pkix-cert"; // RFC 2585
            case RAW, PKCS8, SPKI, PKCS12 -> "application/octet-stream";
        };
    }
}
