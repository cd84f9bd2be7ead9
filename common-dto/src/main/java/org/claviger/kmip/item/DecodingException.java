package org.claviger.kmip.item;

/** What came is no message. The text says why, and nothing of what came. */
public class DecodingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public DecodingException(String message) {
        super(message);
    }

    /** Says why, after the library that reads XML or JSON gave up. */
    public DecodingException(String message, Throwable cause) {
        super(message, cause);
    }
}
