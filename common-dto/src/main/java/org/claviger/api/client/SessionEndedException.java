package org.claviger.api.client;

/** No further access token is given: one has to sign in again. */
public final class SessionEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SessionEndedException(String message) {
        super(message);
    }
}
