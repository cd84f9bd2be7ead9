package org.claviger.server.kmip;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.api.ErrorCode;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Version;
import org.claviger.server.crypto.parameter.BadParametersException;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Tells by Result Reasons why something failed, and nothing that a client must not know. */
public final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class.getName());

    private Failures() {}

    /** What the client is told; what he isn't told is in the log. */
    public static Failure of(RuntimeException failure, String correlationId) {
        if (failure instanceof Failure known) {
            return known;
        }
        if (failure instanceof RefusedException refused) {
            return new Failure(reason(refused), refused.detail(), refused);
        }
        if (find(failure, Failure.class) instanceof Failure known) {
            return known;
        }
        if (find(failure, RefusedException.class) instanceof RefusedException refused) {
            return of(refused, correlationId);
        }
        LOG.log(Level.SEVERE, failure, () -> "Request " + correlationId + " failed");
        if (Database.isUnavailable(failure)) {
            return new Failure(ResultReason.GENERAL_FAILURE, "The database does not answer. Try again later.");
        }
        if (Database.isInvalidText(failure)) {
            return Failure.invalid("A text holds a character that can't be stored: U+0000.");
        }
        return new Failure(
                ResultReason.GENERAL_FAILURE,
                "The server failed. Tell its administrator the correlation id " + correlationId + ".");
    }

    private static <T extends Throwable> @Nullable Throwable find(Throwable failure, Class<T> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }

    private static ResultReason reason(RefusedException refused) {
        if (refused.getCause() instanceof BadParametersException parameters) {
            return parameters.isIncomplete() ? ResultReason.INVALID_MESSAGE : ResultReason.GENERAL_FAILURE;
        }
        return switch (refused.code()) {
            case INVALID_REQUEST, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE, REQUEST_TOO_LARGE ->
                ResultReason.INVALID_FIELD;
            case NOT_AUTHENTICATED, PASSWORD_CHANGE_REQUIRED, SECOND_FACTOR_REQUIRED, SECOND_FACTOR_SETUP_REQUIRED ->
                ResultReason.AUTHENTICATION_NOT_SUCCESSFUL;
            case NOT_PERMITTED, USAGE_NOT_ALLOWED, QUOTA_EXCEEDED -> ResultReason.PERMISSION_DENIED;
            case OBJECT_NOT_FOUND -> ResultReason.OBJECT_NOT_FOUND;
            case NAME_TAKEN -> ResultReason.NON_UNIQUE_NAME_ATTRIBUTE;
            case WRONG_STATE, STALE -> ResultReason.WRONG_KEY_LIFECYCLE_STATE;
            case CRYPTOGRAPHIC_FAILURE -> ResultReason.CRYPTOGRAPHIC_FAILURE;
            case HSM_REFUSED, HSM_UNAVAILABLE, DATABASE_UNAVAILABLE, ISSUER_UNAVAILABLE, INTERNAL ->
                ResultReason.GENERAL_FAILURE;
        };
    }

    /** The word for it that a version has. */
    static ResultReason inWordsOf(Version version, ResultReason reason) {
        if (reason.isIn(version)) {
            return reason;
        }
        return switch (reason) {
            case OBJECT_NOT_FOUND, ATTRIBUTE_NOT_FOUND, ATTRIBUTE_INSTANCE_NOT_FOUND, OBJECT_DESTROYED ->
                ResultReason.ITEM_NOT_FOUND;
            case WRONG_KEY_LIFECYCLE_STATE,
                    SENSITIVE,
                    NOT_EXTRACTABLE,
                    ATTRIBUTE_READ_ONLY,
                    INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK,
                    USAGE_LIMIT_EXCEEDED,
                    ILLEGAL_OPERATION,
                    SERVER_LIMIT_EXCEEDED -> ResultReason.PERMISSION_DENIED;
            case INDEX_OUT_OF_BOUNDS,
                    NON_UNIQUE_NAME_ATTRIBUTE,
                    ATTRIBUTE_SINGLE_VALUED,
                    UNSUPPORTED_ATTRIBUTE,
                    CONSTRAINT_VIOLATION -> ResultReason.INVALID_FIELD;
            case UNSUPPORTED_PROTOCOL_VERSION -> ResultReason.INVALID_MESSAGE;
            default -> ResultReason.GENERAL_FAILURE;
        };
    }

    /** By which code the audit trail is told of it. */
    public static ErrorCode code(Failure failure) {
        if (failure.getCause() instanceof RefusedException refused) {
            return refused.code();
        }
        return switch (failure.reason()) {
            case OBJECT_NOT_FOUND, ITEM_NOT_FOUND -> ErrorCode.OBJECT_NOT_FOUND;
            case PERMISSION_DENIED, ATTRIBUTE_READ_ONLY -> ErrorCode.NOT_PERMITTED;
            case AUTHENTICATION_NOT_SUCCESSFUL -> ErrorCode.NOT_AUTHENTICATED;
            case WRONG_KEY_LIFECYCLE_STATE, OBJECT_DESTROYED, OBJECT_ARCHIVED -> ErrorCode.WRONG_STATE;
            case CRYPTOGRAPHIC_FAILURE -> ErrorCode.CRYPTOGRAPHIC_FAILURE;
            case GENERAL_FAILURE -> ErrorCode.INTERNAL;
            default -> ErrorCode.INVALID_REQUEST;
        };
    }
}
