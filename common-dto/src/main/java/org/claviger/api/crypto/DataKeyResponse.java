package org.claviger.api.crypto;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A data key.
 *
 * @param keyId of the key that has encrypted it
 * @param version of that key's material
 * @param ciphertext the data key in the envelope that {@code decrypt} opens
 * @param plaintext the data key, if it was asked for: use it, then wipe it
 */
public record DataKeyResponse(UUID keyId, int version, byte[] ciphertext, byte @Nullable [] plaintext) {}
