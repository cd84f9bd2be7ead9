package org.claviger.api.crypto;

/** Life of a managed object (KMIP 2.1 section 4.57; NIST SP 800-57 Part 1, section 7). */
public enum State {
    /** Made, not yet to be used. */
    PRE_ACTIVE,
    /** Protects and processes. */
    ACTIVE,
    /** Processes what it protected, protects nothing new. */
    DEACTIVATED,
    /** Somebody else may know it; it still processes what it protected. */
    COMPROMISED,
    /** Its material is gone. */
    DESTROYED,
    /** Its material is gone, and somebody else may know it. */
    DESTROYED_COMPROMISED
}
