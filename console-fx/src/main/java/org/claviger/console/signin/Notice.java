package org.claviger.console.signin;

/** Why a person is asked to sign in, if it isn't the first time. */
public enum Notice {
    /** It is the first time. */
    NONE,
    /** They signed out. */
    SIGNED_OUT,
    /** They signed out here, but the server could not be told: there the session lives until its token expires. */
    SIGNED_OUT_HERE_ONLY,
    /** The server does not accept their token any more. */
    SESSION_ENDED,
    /** Nobody was there for a while, and what was on show is hidden. */
    LOCKED,
    /** They did not change their initial password, without which nothing else can be done. */
    PASSWORD_NOT_CHANGED
}
