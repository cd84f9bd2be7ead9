package org.claviger.api.crypto;

import java.util.UUID;

/**
 * A JWS. Its header names key and version: {@code kid} is the two with a dot between.
 *
 * @param token in the compact form
 */
public record JwsSignResponse(UUID keyId, int version, JwsAlgorithm algorithm, String token) {}
