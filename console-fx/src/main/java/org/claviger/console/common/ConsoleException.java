package org.claviger.console.common;

import org.jspecify.annotations.Nullable;

/** Something that the console itself refuses or can't do; strings have its code. */
public final class ConsoleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Names the code, and what there is to say beyond it.
     *
     * @param detail in the system's own words, shown below the translated sentence; no secrets
     */
    public ConsoleException(String code, @Nullable String detail) {
        super(detail);
        this.code = code;
    }

    /** Names the code and the cause, whose message is shown below the translated sentence. */
    public ConsoleException(String code, Exception cause) {
        super(cause.getMessage(), cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
