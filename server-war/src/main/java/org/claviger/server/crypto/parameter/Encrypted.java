package org.claviger.server.crypto.parameter;

import org.jspecify.annotations.Nullable;

/**
 * A ciphertext, and what decryption needs beside it.
 *
 * @param iv absent if there is none, or if the caller brought it
 * @param tag absent unless it was authenticated
 */
public record Encrypted(byte[] ciphertext, byte @Nullable [] iv, byte @Nullable [] tag) {}
