package org.claviger.api.crypto;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a key. Its material is random, and leaves the server only sealed.
 *
 * @param name unique in the tenant among keys that are not destroyed
 * @param length bits: 128, 192 or 256 for AES
 * @param usages what it may be used for; absent: encrypt and decrypt
 */
public record CreateKeyRequest(
        @NotBlank @Size(max = 255) String name,
        @NotNull Algorithm algorithm,
        int length,
        @Nullable @Size(min = 1) Set<@NotNull Usage> usages) {}
