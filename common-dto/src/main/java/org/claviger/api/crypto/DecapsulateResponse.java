package org.claviger.api.crypto;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shared secret, told or kept.
 *
 * @param keyId the private key
 * @param sharedSecret absent if it was kept
 * @param object what keeps it
 */
public record DecapsulateResponse(
        UUID keyId,
        int version,
        byte @Nullable [] sharedSecret,
        @Nullable ObjectResponse object) {}
