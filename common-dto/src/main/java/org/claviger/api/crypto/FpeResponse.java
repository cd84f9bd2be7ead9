package org.claviger.api.crypto;

import java.util.UUID;

/**
 * A text that was encrypted, or decrypted, by FF1.
 *
 * @param version of the key's material: keep it, the text has no room for it
 */
public record FpeResponse(UUID keyId, int version, String text) {}
