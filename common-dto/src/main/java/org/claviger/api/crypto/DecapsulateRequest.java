package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gets the shared secret out of a KEM's ciphertext.
 *
 * @param keyId of either half of the pair
 * @param version of the key; absent: the newest
 * @param store keeps the secret as a managed object, rather than to tell it
 */
public record DecapsulateRequest(
        @NotNull UUID keyId,
        @Nullable @Min(1) Integer version,
        @NotNull @Size(max = 4096) byte[] ciphertext,
        @Nullable @Valid ObjectTemplate store) {}
