package org.claviger.server.kmip;

import jakarta.ejb.ApplicationException;
import org.claviger.kmip.word.ResultReason;

/** A batch item that fails for a reason that KMIP has a word for; undoes what it has done. The message may be shown. */
@ApplicationException(rollback = true)
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ResultReason reason;

    /**
     * Fails.
     *
     * @param message one sentence for the client, which says what to do; names no internals and no secret
     */
    public Failure(ResultReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Fails, with a cause for the log. */
    public Failure(ResultReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** A field that isn't as it should be. */
    public static Failure invalid(String message) {
        return new Failure(ResultReason.INVALID_FIELD, message);
    }

    /** In the words of KMIP. */
    public ResultReason reason() {
        return reason;
    }

    /** What may be shown: never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
