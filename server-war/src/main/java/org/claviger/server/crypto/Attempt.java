package org.claviger.server.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/** Tells the failures that a caller can put right from those that he must learn nothing of. */
final class Attempt {
    private Attempt() {}

    /**
     * Computes; a parameter that is no good is the caller's to put right.
     *
     * @throws RefusedException if an argument or the other party's key is not valid
     */
    static <T> T to(Computation<T> computation) {
        try {
            return computation.compute();
        } catch (IllegalArgumentException | InvalidKeyException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The computation failed.", e);
        }
    }

    /**
     * Opens what somebody else may have made; whatever fails, the caller is told this sentence.
     *
     * @throws RefusedException if it can't be opened
     */
    static <T> T toOpen(Computation<T> computation, String detail) {
        try {
            return computation.compute();
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new RefusedException(ErrorCode.CRYPTOGRAPHIC_FAILURE, detail, e);
        }
    }

    /** Something that a primitive does. */
    @FunctionalInterface
    interface Computation<T> {
        T compute() throws GeneralSecurityException;
    }
}
