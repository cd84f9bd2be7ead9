package org.claviger.api.tenant;

/** What takes two operators: one who proposes it and another who accepts. Actions are added, never renamed. */
public enum ProposedAction {
    /** Destroys a KEK that nothing is sealed under. The object is the KEK. */
    DESTROY_KEK,
    /**
     * Destroys the tenant's last KEK although material is sealed under it, which makes all of that unreadable for good:
     * crypto-erasure (NIST SP 800-88 Rev. 1, section 2.6). The object is the KEK.
     */
    ERASE_TENANT_KEYS
}
