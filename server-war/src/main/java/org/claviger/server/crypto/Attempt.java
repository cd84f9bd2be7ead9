package org.claviger.server.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/** Tells the failures that a caller can put right from those that he must learn nothing of. */
final class Attempt {
    private static final String UNDECIPHERABLE =
            "The ciphertext could not be decrypted: it, or the additional data, is not what encrypt was given.";

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
            throw invalid(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The computation failed.", e);
        }
    }

    /**
     * Decrypts: a parameter is the caller's to put right, and all that can be wrong with a ciphertext is told as one.
     *
     * @throws RefusedException if an argument is not valid, or the ciphertext not authentic
     */
    static <T> T toDecrypt(Computation<T> computation) {
        try {
            return computation.compute();
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        } catch (GeneralSecurityException e) {
            throw undecipherable(e);
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

    /** The one thing that is told of a ciphertext. */
    static RefusedException undecipherable() {
        return new RefusedException(ErrorCode.CRYPTOGRAPHIC_FAILURE, UNDECIPHERABLE);
    }

    /** The same, with a cause that nobody but the log is told. */
    static RefusedException undecipherable(GeneralSecurityException cause) {
        return new RefusedException(ErrorCode.CRYPTOGRAPHIC_FAILURE, UNDECIPHERABLE, cause);
    }

    private static RefusedException invalid(Exception reason) {
        return new RefusedException(ErrorCode.INVALID_REQUEST, String.valueOf(reason.getMessage()), reason);
    }

    /** Something that a primitive does. */
    @FunctionalInterface
    interface Computation<T> {
        T compute() throws GeneralSecurityException;
    }
}
