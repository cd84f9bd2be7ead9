package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text to encrypt so that it keeps its length and its alphabet: FF1 (NIST SP 800-38G Rev. 1).
 *
 * @param keyId of an AES key
 * @param text of the alphabet's characters; so long that there are a million of its length, and 4,096 at most
 * @param alphabet all characters that a text can have, each but once; absent: {@code 0123456789}
 * @param tweak not secret, 0 to 256 bytes; equal texts differ by it, so give what tells their places apart
 */
public record FpeEncryptRequest(
        @NotNull UUID keyId,
        @NotNull @Size(max = MAX_TEXT) String text,
        @Nullable @Size(min = 2, max = MAX_ALPHABET) String alphabet,
        @Size(max = MAX_TWEAK) byte @Nullable [] tweak) {
    /** Characters, those beyond the Basic Multilingual Plane counted twice. */
    public static final int MAX_TEXT = 8192;

    /** Characters, those beyond the Basic Multilingual Plane counted twice. */
    public static final int MAX_ALPHABET = 1 << 17;

    /** Bytes. */
    public static final int MAX_TWEAK = 256;
}
