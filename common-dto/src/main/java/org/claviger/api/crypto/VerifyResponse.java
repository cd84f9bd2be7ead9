package org.claviger.api.crypto;

import java.util.UUID;

/**
 * Whether a signature is the key's. That it isn't is an answer, not an error.
 *
 * @param keyId the public key
 */
public record VerifyResponse(UUID keyId, int version, SignatureAlgorithm algorithm, boolean valid) {}
