package org.claviger.api.admin;

/** How an HSM profile fares on the node that was asked. */
public enum HsmProfileState {
    /** Not used since the node's start. */
    IDLE,
    /** The newest call succeeded. */
    SERVING,
    /** The newest call failed: the token is away, or its library in trouble. Sessions are opened again by themselves. */
    FAILING,
    /** The token has refused a PIN. No login is tried until an admin has replaced the credentials or unblocked the profile. */
    BLOCKED;

    /** Whether somebody has to look after it. */
    public boolean isInTrouble() {
        return this == FAILING || this == BLOCKED;
    }
}
