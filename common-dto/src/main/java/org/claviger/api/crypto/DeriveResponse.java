package org.claviger.api.crypto;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was derived, told or kept.
 *
 * @param keyId from which
 * @param derived absent if it was kept
 * @param object what keeps it
 */
public record DeriveResponse(
        UUID keyId,
        int version,
        DerivationAlgorithm algorithm,
        byte @Nullable [] derived,
        @Nullable ObjectResponse object) {}
