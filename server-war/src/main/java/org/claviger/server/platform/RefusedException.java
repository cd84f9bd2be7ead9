package org.claviger.server.platform;

import jakarta.ejb.ApplicationException;
import org.claviger.api.ErrorCode;

/**
 * A request that is refused for a reason that its caller may know. It is the only exception whose message leaves the
 * server; all others reach the caller as {@link ErrorCode#INTERNAL} and a correlation id.
 *
 * <p>An application exception, so that an EJB rolls back and throws it on as it is: without that, the container would wrap
 * it in an {@code EJBException} and the reason would be lost.
 */
@ApplicationException(rollback = true)
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Refuses.
     *
     * @param detail one English sentence for the caller, which says what to do; names no internals, no other tenant and no
     *     secret
     */
    public RefusedException(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
    }

    /** Refuses, with a cause for the log. */
    public RefusedException(ErrorCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    /** There is no such thing, or it is somebody else's: both are told in these words. */
    public static RefusedException notFound(String noun) {
        return new RefusedException(ErrorCode.OBJECT_NOT_FOUND, "There is no such " + noun + ".");
    }

    public ErrorCode code() {
        return code;
    }

    /** What may be shown: never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
