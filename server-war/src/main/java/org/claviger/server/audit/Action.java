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
    PROPOSED,
    PROPOSAL_ACCEPTED,
    PROPOSAL_REJECTED,
    PROPOSAL_WITHDRAWN
}
