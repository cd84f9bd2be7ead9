package org.claviger.server.rest;

import org.claviger.api.ErrorCode;

/** How HTTP says why a request was refused: the one place where the two vocabularies meet. */
final class HttpStatus {
    private HttpStatus() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST -> 400;
            case NOT_AUTHENTICATED, SECOND_FACTOR_REQUIRED -> 401;
            case NOT_PERMITTED, PASSWORD_CHANGE_REQUIRED, SECOND_FACTOR_SETUP_REQUIRED -> 403;
            case OBJECT_NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case NAME_TAKEN, WRONG_STATE, USAGE_NOT_ALLOWED -> 409;
            case STALE -> 412;
            case REQUEST_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case CRYPTOGRAPHIC_FAILURE, HSM_REFUSED -> 422;
            case QUOTA_EXCEEDED -> 429;
            case HSM_UNAVAILABLE, DATABASE_UNAVAILABLE, ISSUER_UNAVAILABLE -> 503;
            case INTERNAL -> 500;
        };
    }

    /** The code for a status that JAX-RS itself has found. */
    static ErrorCode codeOf(int status) {
        return switch (status) {
            case 401 -> ErrorCode.NOT_AUTHENTICATED;
            case 403 -> ErrorCode.NOT_PERMITTED;
            case 404 -> ErrorCode.OBJECT_NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413 -> ErrorCode.REQUEST_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
        };
    }

    /** Seconds after which the same request may succeed; 0 where waiting doesn't help. */
    static int retryAfter(ErrorCode code) {
        return switch (code) {
            case QUOTA_EXCEEDED, HSM_UNAVAILABLE -> 1;
            case DATABASE_UNAVAILABLE, ISSUER_UNAVAILABLE -> 5;
            default -> 0;
        };
    }
}
