package org.claviger.server.crypto;

import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/** Tells a caller what primitives find wrong with what he gave them. */
final class Failures {
    private static final String UNDECIPHERABLE =
            "The ciphertext could not be decrypted: it, or the additional data, is not what encrypt was given.";

    private Failures() {}

    /** Calls what refuses parameters by a sentence of its own. */
    static <T> T ofParameters(Supplier<T> primitive) {
        try {
            return primitive.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }

    /** Calls what decrypts: all that can be wrong with a ciphertext is told as one. */
    static <T> T ofDecryption(Decryptor<T> primitive) {
        return ofParameters(() -> {
            try {
                return primitive.decrypt();
            } catch (GeneralSecurityException e) {
                throw undecipherable(e);
            }
        });
    }

    /** The one reason. */
    static RefusedException undecipherable() {
        return new RefusedException(ErrorCode.CRYPTOGRAPHIC_FAILURE, UNDECIPHERABLE);
    }

    /** The same, with a cause that nobody but the log is told. */
    static RefusedException undecipherable(GeneralSecurityException cause) {
        return new RefusedException(ErrorCode.CRYPTOGRAPHIC_FAILURE, UNDECIPHERABLE, cause);
    }

    /** Decrypts, unwraps or decapsulates. */
    @FunctionalInterface
    interface Decryptor<T> {
        T decrypt() throws GeneralSecurityException;
    }
}
