package org.claviger.server.hsm;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A token, its library or its agent did not do what was asked. Messages name CKR codes, never credentials. */
class TokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Set<Long> ABOUT_THE_DATA = Set.of(
            0x20L, // CKR_DATA_INVALID
            0x21L, // CKR_DATA_LEN_RANGE
            0x40L, // CKR_ENCRYPTED_DATA_INVALID
            0x41L); // CKR_ENCRYPTED_DATA_LEN_RANGE

    /** The token doesn't know the mechanism, or not with these parameters. */
    private static final Set<Long> ABOUT_THE_MECHANISM = Set.of(
            0x07L, // CKR_ARGUMENTS_BAD
            0x54L, // CKR_FUNCTION_NOT_SUPPORTED
            0x70L, // CKR_MECHANISM_INVALID
            0x71L, // CKR_MECHANISM_PARAM_INVALID
            0x130L, // CKR_DOMAIN_PARAMS_INVALID
            0x140L); // CKR_CURVE_NOT_SUPPORTED

    private static final Set<Long> ABOUT_THE_PIN = Set.of(
            0xA0L, // CKR_PIN_INCORRECT
            0xA1L, // CKR_PIN_INVALID
            0xA2L, // CKR_PIN_LEN_RANGE
            0xA3L, // CKR_PIN_EXPIRED
            0xA4L, // CKR_PIN_LOCKED
            0x102L, // CKR_USER_PIN_NOT_INITIALIZED
            0x103L); // CKR_USER_TYPE_INVALID

    /** The token is well and won't do this, however often it is asked. */
    private static final Set<Long> ABOUT_THE_REQUEST = Set.of(
            0x12L, // CKR_ATTRIBUTE_TYPE_INVALID
            0x13L, // CKR_ATTRIBUTE_VALUE_INVALID
            0x62L, // CKR_KEY_SIZE_RANGE
            0x63L, // CKR_KEY_TYPE_INCONSISTENT
            0x68L, // CKR_KEY_FUNCTION_NOT_PERMITTED
            0xD0L, // CKR_TEMPLATE_INCOMPLETE
            0xD1L, // CKR_TEMPLATE_INCONSISTENT
            0xE2L); // CKR_TOKEN_WRITE_PROTECTED

    private static final Set<Long> ABOUT_THE_SESSION = Set.of(
            0x90L, // CKR_OPERATION_ACTIVE
            0x91L, // CKR_OPERATION_NOT_INITIALIZED
            0xB0L, // CKR_SESSION_CLOSED
            0xB1L, // CKR_SESSION_COUNT
            0xB3L, // CKR_SESSION_HANDLE_INVALID
            0x101L); // CKR_USER_NOT_LOGGED_IN

    private static final long CKR_DEVICE_MEMORY = 0x31;
    private static final long CKR_KEY_FUNCTION_NOT_PERMITTED = 0x68;

    private final Kind kind;
    private final long code;

    /** Who is at fault, as far as it can be told. */
    enum Kind {
        /** The library answered with a CKR code. */
        CRYPTOKI,
        /** There is no such key; a KEK that was there has mostly gone with its token. */
        KEY_NOT_FOUND,
        /** There is no such token; to an agent, tokens are those that were there when it started. */
        TOKEN_NOT_FOUND,
        /** The agent died, hung, or could not be started. */
        AGENT,
        /** The profile is blocked, since the token has refused one of its PINs. */
        BLOCKED
    }

    /** What has to be given up for the next call to have a chance. */
    enum Loss {
        NOTHING,
        SESSION,
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

    static TokenException keyNotFound(String sentence) {
        return new TokenException(Kind.KEY_NOT_FOUND, 0, sentence, null);
    }

    static TokenException tokenNotFound(String sentence) {
        return new TokenException(Kind.TOKEN_NOT_FOUND, 0, sentence, null);
    }

    static TokenException agent(String sentence, @Nullable Throwable cause) {
        return new TokenException(Kind.AGENT, 0, sentence, cause);
    }

    /** Refuses the login to a token that has refused it before. */
    static void requireNotBlocked(HsmProfile profile) throws TokenException {
        if (profile.blockedAt().isPresent()) {
            throw new TokenException(
                    Kind.BLOCKED,
                    0,
                    "The HSM profile is blocked since "
                            + profile.blockedAt().get() + ": "
                            + profile.blockedBecause().orElse("") + ".",
                    null);
        }
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

    /** The token does not offer what was asked for. */
    boolean isAboutTheMechanism() {
        return kind == Kind.CRYPTOKI && ABOUT_THE_MECHANISM.contains(code);
    }

    /** The key's own attributes forbid this. */
    boolean isAboutTheUsage() {
        return kind == Kind.CRYPTOKI && code == CKR_KEY_FUNCTION_NOT_PERMITTED;
    }

    /** The token is full. */
    boolean isAboutSpace() {
        return kind == Kind.CRYPTOKI && code == CKR_DEVICE_MEMORY;
    }

    /** The same request may succeed on another session; that of a blocked profile on one that is logged in already. */
    boolean isWorthAnotherTry() {
        return loss() != Loss.NOTHING || kind == Kind.BLOCKED;
    }

    /** The agent answers, but in a new one the same request may succeed: worth a moment's patience, in which it is replaced. */
    boolean isOfAnIllAgent() {
        return loss() == Loss.AGENT && kind != Kind.AGENT;
    }

    Loss loss() {
        return switch (kind) {
            case BLOCKED -> Loss.NOTHING;
            case KEY_NOT_FOUND, TOKEN_NOT_FOUND, AGENT -> Loss.AGENT;
            case CRYPTOKI -> lossByCode();
        };
    }

    /** A code that is not known to be harmless may mean that the library needs C_Finalize: it gets a new process. */
    private Loss lossByCode() {
        if (Stream.of(ABOUT_THE_DATA, ABOUT_THE_PIN, ABOUT_THE_MECHANISM, ABOUT_THE_REQUEST)
                .anyMatch(harmless -> harmless.contains(code))) {
            return Loss.NOTHING;
        }
        return ABOUT_THE_SESSION.contains(code) ? Loss.SESSION : Loss.AGENT;
    }
}
