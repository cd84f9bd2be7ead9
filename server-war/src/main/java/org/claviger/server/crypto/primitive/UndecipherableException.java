package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;

/**
 * Something could not be decrypted or unwrapped. It is one and the same for all reasons, and has no cause and no stack
 * trace: whoever tells them apart can turn the server into an oracle.
 */
public final class UndecipherableException extends GeneralSecurityException {
    private static final long serialVersionUID = 1;

    /** For whatever reason. */
    public UndecipherableException() {
        super("It could not be decrypted.");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
