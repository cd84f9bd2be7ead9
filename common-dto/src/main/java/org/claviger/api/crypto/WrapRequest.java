package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the material of one object by the key of another. The wrapping key needs {@link Usage#WRAP_KEY}; the object has to
 * be extractable, needs {@link Usage#EXPORT}, and may be sensitive.
 *
 * @param keyId of the wrapping key: a secret key, or either half of a pair
 * @param objectId what is wrapped: its newest version, in the encoding of its type ({@link ObjectType})
 * @param algorithm absent: the wrapping key's default ({@link WrapAlgorithm#defaultFor})
 */
public record WrapRequest(
        @NotNull UUID keyId,
        @NotNull UUID objectId,
        @Nullable WrapAlgorithm algorithm) {}
