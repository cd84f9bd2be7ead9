package org.claviger.api.crypto;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shared secret, told or kept.
 *
 * @param keyId the public key
 * @param ciphertext for the holder of the private key
 * @param sharedSecret 32 bytes (48 with P-384, 64 with P-521); absent if it was kept
 * @param object what keeps it
 */
public record EncapsulateResponse(
        UUID keyId,
        int version,
        byte[] ciphertext,
        byte @Nullable [] sharedSecret,
        @Nullable ObjectResponse object) {}
