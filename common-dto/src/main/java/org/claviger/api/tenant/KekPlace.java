package org.claviger.api.tenant;

/** Which of the tenant's tokens a KEK is on. */
public enum KekPlace {
    /** The token of the tenant's HSM profile. */
    PRIMARY,
    /** The token of its second profile, which serves while the first is away: all material is sealed under both. */
    FAILOVER
}
