package org.claviger.console.authorities;

import org.claviger.api.tenant.ClientAuthorityResponse;

/** Whose CA it is. */
enum AuthorityKind {
    /** The tenant's own, which issues certificates on the server. */
    BUILT_IN,
    UPLOADED;

    static AuthorityKind of(ClientAuthorityResponse authority) {
        return authority.builtIn() ? BUILT_IN : UPLOADED;
    }
}
