package org.claviger.api.crypto;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a JWS is the key's. That it isn't, or is none at all, is an answer, not an error.
 *
 * @param version of the key: what {@code kid} says if it is of this server, or else the newest
 * @param payload absent unless it is valid. Of a JWT it is the claims, whose times are the caller's to judge
 */
public record JwsVerifyResponse(
        UUID keyId, int version, JwsAlgorithm algorithm, boolean valid, byte @Nullable [] payload) {}
