package org.claviger.api.crypto;

import java.util.UUID;

/**
 * What was encrypted.
 *
 * @param version of the key's material
 * @param ciphertext the envelope of {@code docs/crypto-api.md}: it names key, version and IV
 */
public record EncryptResponse(UUID keyId, int version, byte[] ciphertext) {}
