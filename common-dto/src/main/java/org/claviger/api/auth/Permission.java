package org.claviger.api.auth;

/** What a person may do: roles are made of these. Each belongs to admins, to operators of a tenant, or to both. */
public enum Permission {
    /** Look at everything but the audit trail. */
    VIEW(true, true),
    /** Read and verify the audit trail. */
    READ_AUDIT(true, true),
    /** Accept and reject what others propose. */
    DECIDE_PROPOSALS(true, true),
    /** Create and change the accounts of admins, or of the tenant's operators, and their roles. */
    MANAGE_ACCOUNTS(true, true),
    /** Change settings, the approval policy among them. */
    MANAGE_SETTINGS(true, true),
    /** Create and change HSM devices and profiles, and rotate the master key. */
    MANAGE_HSM(true, false),
    /** Create, change, suspend and delete tenants, and link them to HSM profiles. */
    MANAGE_TENANTS(true, false),
    /** Generate, rotate, disable and destroy KEKs, and steer the re-sealing. */
    MANAGE_KEKS(false, true),
    /** Create and change clients, their credentials and permissions, and namespaces. */
    MANAGE_CLIENTS(false, true);

    private final boolean ofAdmins;
    private final boolean ofOperators;

    Permission(boolean ofAdmins, boolean ofOperators) {
        this.ofAdmins = ofAdmins;
        this.ofOperators = ofOperators;
    }

    /** True if an account of this kind can have it. */
    public boolean isFor(Role role) {
        return switch (role) {
            case ADMIN -> ofAdmins;
            case OPERATOR -> ofOperators;
            case CLIENT -> false;
        };
    }
}
