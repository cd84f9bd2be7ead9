package org.claviger.api.auth;

/** Who calls: one of the three kinds of account, and in the token the group of the same name. */
public enum Role {
    /** Manages HSM devices, profiles and tenants; never sees or uses a tenant's keys. */
    ADMIN,
    /** Manages one tenant: its KEKs and clients; never sees key material. */
    OPERATOR,
    /** An application of one tenant; uses its keys. */
    CLIENT
}
