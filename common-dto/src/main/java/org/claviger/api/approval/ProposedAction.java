package org.claviger.api.approval;

import org.claviger.api.auth.Role;

/**
 * What can be made to need proposals: one person proposes it, and others accept. Actions are added, never renamed. Some are of
 * admins, some of a tenant's operators, some of both, each among themselves.
 */
public enum ProposedAction {
    /** Destroys a KEK that nothing is sealed under. The object is the KEK. */
    DESTROY_KEK(Of.OPERATORS),
    /**
     * Destroys the tenant's last KEK although material is sealed under it, which makes all of that unreadable for good:
     * crypto-erasure (NIST SP 800-88 Rev. 1, section 2.6). The object is the KEK.
     */
    ERASE_TENANT_KEYS(Of.OPERATORS),
    /** Has a KEK made on the token. */
    GENERATE_KEK(Of.OPERATORS),
    /** Makes a key that is on the token already a KEK. */
    ADOPT_KEK(Of.OPERATORS),
    /** Replaces the active KEK by a new generation. */
    ROTATE_KEK(Of.OPERATORS),
    /** Makes a client that may take key material out; any other is made at once. */
    CREATE_CLIENT(Of.OPERATORS),
    /**
     * Lets a client take key material out, or lets one that may come from elsewhere; any other change is made at once. The
     * object is the client.
     */
    CHANGE_CLIENT(Of.OPERATORS),
    /**
     * Gives a client that may take key material out a further secret or certificate; any other client gets it at once. The
     * object is the client.
     */
    ISSUE_CLIENT_CREDENTIAL(Of.OPERATORS),
    /** Makes an account. */
    CREATE_ACCOUNT(Of.BOTH),
    /** Changes an account's name or roles. The object is the account. */
    CHANGE_ACCOUNT(Of.BOTH),
    /** Lets a disabled account in again. The object is the account. */
    ENABLE_ACCOUNT(Of.BOTH),
    /** Locks an account out. The object is the account. */
    DISABLE_ACCOUNT(Of.BOTH),
    /** Removes an account for good. The object is the account. */
    DELETE_ACCOUNT(Of.BOTH),
    /** Gives an account an initial password, and takes its second factor away. The object is the account. */
    RESET_PASSWORD(Of.BOTH),
    /** Makes a role. */
    CREATE_ROLE(Of.BOTH),
    /** Changes what a role may do. The object is the role. */
    CHANGE_ROLE(Of.BOTH),
    /** Changes which actions need proposals, and how many acceptances. */
    CHANGE_APPROVAL_POLICY(Of.BOTH),
    /** Gives an HSM profile other credentials or another token. The object is the profile. */
    CHANGE_HSM_PROFILE(Of.ADMINS),
    /** Removes an HSM profile. The object is the profile. */
    DELETE_HSM_PROFILE(Of.ADMINS),
    /** Has another HSM profile serve a tenant than before; the first is linked at once. The object is the tenant. */
    LINK_HSM_PROFILE(Of.ADMINS),
    /** Has another HSM profile, or none, stand in for a tenant's first. The object is the tenant. */
    LINK_FAILOVER_PROFILE(Of.ADMINS),
    /** Deletes a tenant with all of its keys, after a waiting time. The object is the tenant. */
    DELETE_TENANT(Of.ADMINS);

    private final Of of;

    ProposedAction(Of of) {
        this.of = of;
    }

    /** True if people of this kind do it. */
    public boolean isFor(Role role) {
        return switch (role) {
            case ADMIN -> of != Of.OPERATORS;
            case OPERATOR -> of != Of.ADMINS;
            case CLIENT -> false;
        };
    }

    /**
     * How many have to accept, where no policy says otherwise. Only locking an account out takes nobody else: whoever sees that
     * it is misused can't wait for a second pair of eyes, and letting it in again takes them.
     */
    public int defaultAcceptances() {
        return this == DISABLE_ACCOUNT ? 0 : 1;
    }

    private enum Of {
        ADMINS,
        OPERATORS,
        BOTH
    }
}
