package org.claviger.server.crypto.parameter;

/** Cryptographic Parameters that can't be followed, or something missing that they demand; the message may be shown. */
public final class BadParametersException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final boolean isIncomplete;

    private BadParametersException(String message, boolean isIncomplete) {
        super(message);
        this.isIncomplete = isIncomplete;
    }

    /** They can't be followed. */
    static BadParametersException unsupported(String message) {
        return new BadParametersException(message, false);
    }

    /** Something is missing that they demand. */
    static BadParametersException incomplete(String message) {
        return new BadParametersException(message, true);
    }

    /** True if something is missing that they demand. */
    public boolean isIncomplete() {
        return isIncomplete;
    }
}
