package org.claviger.server.platform;

/** Why a person who is signed in may do next to nothing yet. */
public enum Restriction {
    /** The password is an initial one, and has to be changed. */
    INITIAL_PASSWORD,
    /** A role of the account needs a second factor, and none is set up. */
    NO_SECOND_FACTOR
}
