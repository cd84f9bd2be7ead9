package org.claviger.server.audit;

/** What was done. Actions are added, never renamed: their names are part of the chain. */
public enum Action {
    SIGN_IN,
    SIGN_OUT,
    PASSWORD_CHANGED,
    TOKEN_ISSUED,
    ADMIN_CREATED,
    OPERATOR_CREATED,
    HSM_DEVICE_CREATED,
    HSM_PROFILE_CREATED,
    TENANT_CREATED,
    HSM_PROFILE_LINKED,
    KEK_GENERATED,
    CLIENT_CREATED,
    KEY_CREATED,
    KEY_ATTRIBUTES_READ,
    KEYS_LISTED,
    KEY_REVOKED,
    KEY_DESTROYED,
    ENCRYPTED,
    DECRYPTED,
    /** Something was looked at by a person; the detail says what. */
    VIEWED,
    /** Refused at the door; the detail says what was asked for. */
    REQUEST_REFUSED,
    HSM_DEVICE_CHANGED,
    HSM_DEVICE_DELETED,
    HSM_PROFILE_REPLACED,
    HSM_PROFILE_DELETED,
    /** By the server itself: the token has refused a PIN. */
    HSM_PROFILE_BLOCKED,
    HSM_PROFILE_UNBLOCKED,
    MASTER_KEY_ROTATED,
    KEK_ADOPTED,
    KEK_ACTIVATED,
    KEK_DEACTIVATED,
    KEK_DISABLED,
    KEK_ENABLED,
    KEK_COMPROMISED,
    KEK_DESTROYED,
    /** By the server itself: three quarters of the seals that a KEK may make are made. */
    KEK_NEAR_BOUND,
    /** By the server itself: the database was older than what the server remembers of a KEK. */
    KEK_SEALS_CORRECTED,
    KEK_POLICY_CHANGED,
    /** Material was made unreadable for good; the detail is the signed statement. */
    CRYPTO_ERASURE,
    RESEALING_CHANGED,
    /** By the server itself: nothing is sealed under an older KEK any more. */
    RESEALING_FINISHED,
    PROPOSED,
    PROPOSAL_ACCEPTED,
    PROPOSAL_REJECTED,
    PROPOSAL_WITHDRAWN
}
