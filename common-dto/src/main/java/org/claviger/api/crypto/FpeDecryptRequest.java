package org.claviger.api.crypto;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text to decrypt that {@code fpe/encrypt} returned. Nothing is authenticated: with another version, alphabet or tweak comes
 * another text.
 *
 * @param version as {@code fpe/encrypt} named it
 * @param alphabet as it was given to {@code fpe/encrypt}
 * @param tweak as it was given to {@code fpe/encrypt}
 */
public record FpeDecryptRequest(
        @NotNull UUID keyId,
        @NotNull @Min(1) Integer version,
        @NotNull @Size(max = FpeEncryptRequest.MAX_TEXT) String text,

        @Nullable @Size(min = 2, max = FpeEncryptRequest.MAX_ALPHABET) String alphabet,

        @Size(max = FpeEncryptRequest.MAX_TWEAK) byte @Nullable [] tweak) {}
