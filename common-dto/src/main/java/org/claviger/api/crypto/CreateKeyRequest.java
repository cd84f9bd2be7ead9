package org.claviger.api.crypto;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a key. Its material is random, and leaves the server only sealed.
 *
 * @param name unique in its namespace among keys that are not destroyed
 * @param length bits: 128, 192 or 256 for AES
 * @param usages what it may be used for; absent: encrypt and decrypt
 * @param namespace the name of one that the client belongs to; absent: its only one, or {@code default}
 */
public record CreateKeyRequest(
        @NotBlank @Size(max = 255) String name,
        @NotNull Algorithm algorithm,
        int length,
        @Nullable @Size(min = 1) Set<@NotNull Usage> usages,
        @Nullable @Size(min = 1, max = 63) String namespace) {
    /** Makes one in the namespace that goes without saying. */
    public static CreateKeyRequest of(
            String name, Algorithm algorithm, int length, @Nullable Set<@NotNull Usage> usages) {
        return new CreateKeyRequest(name, algorithm, length, usages, null);
    }
}
