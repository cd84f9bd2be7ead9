package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to encrypt, and with which key. The server chooses mode, IV and tag length (AES-GCM, 12-byte IV, 16-byte tag, NIST
 * SP 800-38D), so that none of them can be chosen wrongly.
 *
 * @param plaintext 0 to 1 MiB; Base64 in JSON. More goes through {@code streams/encrypt}
 * @param aad authenticated, not encrypted; at most 64 KiB; must be given again to decrypt
 */
public record EncryptRequest(
        @NotNull UUID keyId,
        @NotNull @Size(max = MAX_PLAINTEXT) byte[] plaintext,
        @Size(max = MAX_AAD) byte @Nullable [] aad) {
    /** Bytes. */
    public static final int MAX_PLAINTEXT = 1 << 20;

    /** Bytes. */
    public static final int MAX_AAD = 1 << 16;
}
