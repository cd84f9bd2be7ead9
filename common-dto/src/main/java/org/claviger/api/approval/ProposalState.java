package org.claviger.api.approval;

/** Life of a proposal. Only an open one can become anything else. */
public enum ProposalState {
    /** Waits for others to decide it. */
    OPEN,
    /** Enough others have accepted it, and its action was carried out. */
    ACCEPTED,
    /** Somebody else has rejected it. */
    REJECTED,
    /** Its proposer has withdrawn it. */
    WITHDRAWN,
    /** It was not decided in time. */
    EXPIRED,
    /** The account of its proposer, or of one who had accepted it, was disabled or deleted meanwhile. */
    VOID
}
