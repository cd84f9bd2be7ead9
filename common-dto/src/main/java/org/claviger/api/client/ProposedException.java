package org.claviger.api.client;

import org.claviger.api.approval.ProposalResponse;

/** The server has not done what it was asked for: others have to accept it first. */
public final class ProposedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProposalResponse proposal;

    ProposedException(ProposalResponse proposal) {
        super("Others have to accept this first; it is proposed.");
        this.proposal = proposal;
    }

    /** What they have to accept. */
    public ProposalResponse proposal() {
        return proposal;
    }
}
