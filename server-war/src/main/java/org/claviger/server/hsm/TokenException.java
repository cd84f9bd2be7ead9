package org.claviger.server.hsm;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token, its library or its agent did not do what was asked. Messages name CKR codes, never credentials. */
class TokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Set<Long> ABOUT_THE_DATA = Set.of(
            0x20L, // CKR_DATA_INVALID
            0x21L, // CKR_DATA_LEN_RANGE
            0x40L, // CKR_ENCRYPTED_DATA_INVALID
            0x41L); // CKR_ENCRYPTED_DATA_LEN_RANGE

    private static final Set<Long> ABOUT_THE_PIN = Set.of(
            0xA0L, // CKR_PIN_INCORRECT
            0xA1L, // CKR_PIN_INVALID
            0xA2L, // CKR_PIN_LEN_RANGE
            0xA3L, // CKR_PIN_EXPIRED
            0xA4L, // CKR_PIN_LOCKED
            0x102L, // CKR_USER_PIN_NOT_INITIALIZED
            0x103L); // CKR_USER_TYPE_INVALID

    private final Kind kind;
    private final long code;

    /** Who is at fault, as far as it can be told. */
    enum Kind {
        /** The library answered with a CKR code. */
        CRYPTOKI,
        /** There is no such token or key. */
        NOT_FOUND,
        /** The agent died, hung, or could not be started. */
        AGENT
    }

    private TokenException(Kind kind, long code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
    }

    static TokenException cryptoki(long code, String name) {
        return new TokenException(Kind.CRYPTOKI, code, name, null);
    }

    static TokenException notFound(String sentence) {
        return new TokenException(Kind.NOT_FOUND, 0, sentence, null);
    }

    static TokenException agent(String sentence, @Nullable Throwable cause) {
        return new TokenException(Kind.AGENT, 0, sentence, cause);
    }

    Kind kind() {
        return kind;
    }

    /** Never null. */
    String sentence() {
        return String.valueOf(getMessage());
    }

    /** The login was refused: to try again with the same PIN would only lock the token. */
    boolean isAboutThePin() {
        return kind == Kind.CRYPTOKI && ABOUT_THE_PIN.contains(code);
    }

    /** What was to be opened was not sealed so: the session is as good as before. */
    boolean isAboutTheData() {
        return kind == Kind.CRYPTOKI && ABOUT_THE_DATA.contains(code);
    }

    boolean leavesSessionUsable() {
        return isAboutTheData() || kind == Kind.NOT_FOUND;
    }
}
