package org.claviger.api.client;

/** No answer: the server is down, the network is, or its certificate isn't one that this client trusts. */
public final class ServerUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
