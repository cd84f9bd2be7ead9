package org.claviger.api.admin;

/** How a tenant stands. */
public enum TenantState {
    ACTIVE,
    /** Its clients are refused; its operators are not, and nothing is lost. */
    SUSPENDED,
    /** It will be deleted after a waiting time; until then that can be taken back. Clients and operators are refused. */
    DELETING,
    /** Its keys, clients and accounts are gone for good. */
    DELETED
}
