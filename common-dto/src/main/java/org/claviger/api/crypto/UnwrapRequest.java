package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Unwraps material, and keeps it as a new object. Nobody sees it unwrapped.
 *
 * @param keyId of the wrapping key: a secret key, or either half of a pair
 * @param version of the wrapping key; absent: the newest
 * @param algorithm by which it was wrapped; absent: the wrapping key's default ({@link WrapAlgorithm#defaultFor})
 * @param store what the new object is to be
 */
public record UnwrapRequest(
        @NotNull UUID keyId,
        @Nullable @Min(1) Integer version,
        @NotNull @Size(max = MAX_WRAPPED) byte[] wrapped,
        @Nullable WrapAlgorithm algorithm,
        @NotNull @Valid ObjectTemplate store) {
    /** Bytes: the largest object, and what a KEM adds. */
    public static final int MAX_WRAPPED = (1 << 16) + (1 << 12);
}
