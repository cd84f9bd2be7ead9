package org.claviger.server.crypto;

import java.util.Objects;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.server.object.UsableKey;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * How a signature is made, and of what.
 *
 * @param bytes the message, or its digest
 */
record SignatureParameters(SignatureAlgorithm algorithm, SignatureEncoding encoding, boolean isDigest, byte[] bytes) {
    /** Those of a request; the key knows what goes without saying. */
    static SignatureParameters of(
            UsableKey key,
            @Nullable SignatureAlgorithm algorithm,
            @Nullable SignatureEncoding encoding,
            byte @Nullable [] message,
            byte @Nullable [] digest) {
        SignatureEncoding wanted = Objects.requireNonNullElse(encoding, SignatureEncoding.DER);
        SignatureAlgorithm known = algorithm == null ? defaultFor(key) : algorithm;
        if (message != null && digest == null) {
            return new SignatureParameters(known, wanted, false, message);
        }
        if (digest != null && message == null) {
            return new SignatureParameters(known, wanted, true, digest);
        }
        throw new RefusedException(ErrorCode.INVALID_REQUEST, "Give either \"message\" or \"digest\".");
    }

    private static SignatureAlgorithm defaultFor(UsableKey key) {
        return SignatureAlgorithm.defaultFor(key.algorithm())
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.USAGE_NOT_ALLOWED, "Keys of " + key.algorithm() + " make no signatures."));
    }
}
