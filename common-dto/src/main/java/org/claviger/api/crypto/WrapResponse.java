package org.claviger.api.crypto;

import java.util.UUID;

/**
 * Material that leaves wrapped.
 *
 * @param keyId the wrapping key
 * @param version of the wrapping key
 * @param objectId what was wrapped
 */
public record WrapResponse(UUID keyId, int version, WrapAlgorithm algorithm, UUID objectId, byte[] wrapped) {}
