package org.claviger.api.crypto;

import java.util.UUID;

/**
 * What was signed.
 *
 * @param keyId the private key
 * @param signature in the encoding that was asked for
 */
public record SignResponse(UUID keyId, int version, SignatureAlgorithm algorithm, byte[] signature) {}
