package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a shared secret for the holder of a private key (KEM).
 *
 * @param keyId of either half of the pair
 * @param store keeps the secret as a managed object, rather than to tell it
 */
public record EncapsulateRequest(
        @NotNull UUID keyId, @Nullable @Valid ObjectTemplate store) {}
