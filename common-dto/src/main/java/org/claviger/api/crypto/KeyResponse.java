package org.claviger.api.crypto;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a key; never its material.
 *
 * @param id the Unique Identifier, the same through REST and KMIP
 * @param namespace the name of the one that it is in
 * @param length bits
 * @param version of the material, counts from 1
 */
public record KeyResponse(
        UUID id,
        String name,
        String namespace,
        Algorithm algorithm,
        int length,
        Set<Usage> usages,
        State state,
        int version,
        Instant createdAt,
        @Nullable Instant activatedAt,
        @Nullable Instant deactivatedAt,
        @Nullable Instant destroyedAt) {
    public KeyResponse {
        usages = Set.copyOf(usages);
    }
}
