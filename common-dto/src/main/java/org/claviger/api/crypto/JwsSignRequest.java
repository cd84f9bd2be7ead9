package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to sign as a JWS (RFC 7515) in its compact form.
 *
 * @param payload 0 to 1 MiB
 * @param claims of a JWT (RFC 7519), in place of a payload; nothing is added to them
 * @param algorithm absent: what keys of this algorithm sign by ({@link JwsAlgorithm#defaultFor})
 * @param type the header's {@code typ}; absent: {@code JWT} for claims, and none for a payload
 */
public record JwsSignRequest(
        @NotNull UUID keyId,
        @Size(max = SignRequest.MAX_MESSAGE) byte @Nullable [] payload,
        @Nullable Map<String, Object> claims,
        @Nullable JwsAlgorithm algorithm,
        @Nullable @Size(min = 1, max = 100) String type) {}
