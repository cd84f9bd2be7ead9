package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Derives from a secret key. Bytes are told only to who may also take the key's material out
 * ({@code GET_MATERIAL}); to keep them as a managed object needs no such grant.
 *
 * @param version of the key; absent: the newest
 * @param algorithm absent: {@link DerivationAlgorithm#HKDF_SHA256}
 * @param salt of HKDF, or the label of SP 800-108; absent: empty
 * @param info of HKDF, or the context of SP 800-108; absent: empty
 * @param length bytes to be told; absent: 32
 * @param store keeps what is derived, as long as this says, rather than to tell it
 */
public record DeriveRequest(
        @NotNull UUID keyId,
        @Nullable @Min(1) Integer version,
        @Nullable DerivationAlgorithm algorithm,
        @Size(max = MAX_INPUT) byte @Nullable [] salt,
        @Size(max = MAX_INPUT) byte @Nullable [] info,
        @Nullable @Min(1) @Max(MAX_LENGTH) Integer length,
        @Nullable @Valid ObjectTemplate store) {
    /** Bytes. */
    public static final int MAX_INPUT = 1 << 12;

    /** Bytes: what HKDF-SHA-256 gives. */
    public static final int MAX_LENGTH = 255 * 32;
}
