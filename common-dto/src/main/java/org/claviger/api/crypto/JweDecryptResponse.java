package org.claviger.api.crypto;

import java.util.UUID;

/**
 * What was decrypted.
 *
 * @param version of the key: what {@code kid} says if it is of this server, or else the newest
 */
public record JweDecryptResponse(UUID keyId, int version, byte[] plaintext) {}
