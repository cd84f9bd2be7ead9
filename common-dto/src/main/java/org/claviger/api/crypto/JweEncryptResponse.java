package org.claviger.api.crypto;

import java.util.UUID;

/**
 * A JWE. Its header names key and version: {@code kid} is the two with a dot between.
 *
 * @param token in the compact form
 */
public record JweEncryptResponse(UUID keyId, int version, JweAlgorithm algorithm, String token) {}
