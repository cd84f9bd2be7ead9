package org.claviger.api.tenant;

/** Life of a KEK generation, after NIST SP 800-57 Part 1, section 7. */
public enum KekState {
    /** Seals new material and opens old. */
    ACTIVE,
    /** Opens what it sealed, seals nothing new: a newer generation does. */
    DEACTIVATED,
    /** Gone from the token; nothing is sealed under it. */
    DESTROYED
}
