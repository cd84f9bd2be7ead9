package org.claviger.launcher;

/** Claviger can't be started or reached. The message tells a person why and what to do; it is all that is shown. */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
