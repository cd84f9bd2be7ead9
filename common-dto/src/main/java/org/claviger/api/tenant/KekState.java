package org.claviger.api.tenant;

/** Life of a KEK generation, after NIST SP 800-57 Part 1, section 7. */
public enum KekState {
    /** On the token, and not yet used. */
    PRE_ACTIVE,
    /** Seals new material and opens old. */
    ACTIVE,
    /** Disabled by an operator: neither seals nor opens, until it is enabled again. */
    SUSPENDED,
    /** Opens what it sealed, seals nothing new: a newer generation does. */
    DEACTIVATED,
    /** As deactivated, and known or suspected to be known to somebody else. */
    COMPROMISED,
    /** Gone from the token. */
    DESTROYED,
    /** Gone from the token, and was compromised before. */
    DESTROYED_COMPROMISED
}
