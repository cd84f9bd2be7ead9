package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Makes a key to which material is wrapped on its way in.
 *
 * @param algorithm {@code RSA}, {@code ML_KEM_768}, {@code ML_KEM_1024} or {@code X_WING}
 * @param length bits, of RSA: 3072 or 4096; absent: the algorithm's usual one
 */
public record CreateImportKeyRequest(
        @NotNull Algorithm algorithm, @Nullable Integer length) {}
