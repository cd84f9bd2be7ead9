package org.claviger.api.tenant;

/** What a client may do with keys, as an operator grants it. Groups are added, never renamed. */
public enum OperationGroup {
    /** Create and import keys. */
    CREATE,
    /** Read attributes and find keys. */
    GET_ATTRIBUTES,
    /** Take key material out: for a key that leaves, the server's protection ends. */
    GET_MATERIAL,
    ENCRYPT,
    DECRYPT,
    SIGN,
    VERIFY,
    MAC,
    WRAP,
    UNWRAP,
    DERIVE,
    /** Activate, revoke, rotate, and change attributes. */
    MANAGE_LIFE_CYCLE,
    /** Destroy keys. */
    DELETE,
    /** Say by KMIP which attributes new objects of the whole tenant have, unless a request says otherwise, or must have. */
    SET_RULES,
    /** Have by KMIP the tenant's own CA replace the certificate that the client authenticates by. */
    RENEW_CERTIFICATE
}
