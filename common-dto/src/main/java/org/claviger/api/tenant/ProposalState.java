package org.claviger.api.tenant;

/** Life of a proposal. Only an open one can become anything else. */
public enum ProposalState {
    /** Waits for another operator. */
    OPEN,
    /** Another operator has accepted it, and its action was carried out. */
    ACCEPTED,
    /** Another operator has rejected it. */
    REJECTED,
    /** Its proposer has withdrawn it. */
    WITHDRAWN,
    /** Nobody has decided it in time. */
    EXPIRED
}
