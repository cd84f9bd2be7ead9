package org.claviger.api.crypto;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that takes part in one import, of the client that made it.
 *
 * @param length bits
 * @param expiresAt what isn't imported by then needs another one
 * @param wrappings how material can be wrapped to it
 * @param publicKey SubjectPublicKeyInfo (RFC 5280), DER
 * @param pem the same as text (RFC 7468)
 * @param jwk the same as JSON Web Key (RFC 7517), as text; absent where there is none for such keys
 */
public record ImportKeyResponse(
        UUID id,
        Algorithm algorithm,
        int length,
        Instant expiresAt,
        Set<TransportAlgorithm> wrappings,
        byte[] publicKey,
        String pem,
        @Nullable String jwk) {}
