package org.claviger.api.crypto;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message authentication code to be verified.
 *
 * @param version of the key that made it; absent: the newest
 * @param message 0 to 1 MiB
 * @param mac whole: one that was truncated is not valid
 */
public record VerifyMacRequest(
        @NotNull UUID keyId,
        @Nullable @Min(1) Integer version,
        @NotNull @Size(max = SignRequest.MAX_MESSAGE) byte[] message,
        @NotNull @Size(max = 64) byte[] mac) {}
