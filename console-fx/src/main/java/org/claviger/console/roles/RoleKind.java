package org.claviger.console.roles;

import org.claviger.api.account.RoleResponse;

/** Where a role comes from. */
enum RoleKind {
    /** From the server: it can't be changed. */
    BUILT_IN,
    OWN;

    static RoleKind of(RoleResponse role) {
        return role.builtIn() ? BUILT_IN : OWN;
    }
}
