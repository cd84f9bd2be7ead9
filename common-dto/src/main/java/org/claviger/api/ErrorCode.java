package org.claviger.api;

/**
 * Why a request was refused: the stable, machine-readable part of every error. Codes are added, never renamed or removed;
 * {@code docs/errors.md} tells what to do about each.
 */
public enum ErrorCode {
    /** The request can't be understood, or one of its members is missing or out of bounds. */
    INVALID_REQUEST,
    /** No credentials, or ones that don't hold: wrong, expired, revoked, or locked. */
    NOT_AUTHENTICATED,
    /** The account still has its initial password; all it may do is change it. */
    PASSWORD_CHANGE_REQUIRED,
    /** The password was right, and a code of the account's second factor is needed with it. */
    SECOND_FACTOR_REQUIRED,
    /** A role of the account needs a second factor; all it may do is set one up. */
    SECOND_FACTOR_SETUP_REQUIRED,
    /** Authenticated, but this is not the caller's to do. */
    NOT_PERMITTED,
    /** There is no such object, or it belongs to somebody else: the two can't be told apart. */
    OBJECT_NOT_FOUND,
    /** The method is not defined for this resource. */
    METHOD_NOT_ALLOWED,
    /** None of the media types that the caller accepts can be produced. */
    NOT_ACCEPTABLE,
    /** Something of this name exists already. */
    NAME_TAKEN,
    /** Somebody has changed the object since the caller looked at it ({@code If-Match}). */
    STALE,
    /** The object's state does not allow this (NIST SP 800-57 Part 1, section 7). */
    WRONG_STATE,
    /** The key's usage mask does not allow this (KMIP 2.1, section 4.17). */
    USAGE_NOT_ALLOWED,
    /** The request's body is larger than this operation takes. */
    REQUEST_TOO_LARGE,
    /** The request's body is of a media type that this resource doesn't take. */
    UNSUPPORTED_MEDIA_TYPE,
    /** A cryptographic operation failed. There is deliberately no further reason: it would be an oracle. */
    CRYPTOGRAPHIC_FAILURE,
    /** The HSM, or its PKCS#11 library, refused what it was given: a wrong PIN, an unknown token, a missing mechanism. */
    HSM_REFUSED,
    /** A quota or rate limit is used up for now. */
    QUOTA_EXCEEDED,
    /** No HSM session answered in time; the same request may succeed later. */
    HSM_UNAVAILABLE,
    /** The database did not answer; the same request may succeed later. */
    DATABASE_UNAVAILABLE,
    /** The OpenID issuer of the caller's token did not answer, and its keys aren't known; the same request may succeed later. */
    ISSUER_UNAVAILABLE,
    /** A fault of the server. Nothing is told but the correlation id, under which the server's log has the rest. */
    INTERNAL
}
