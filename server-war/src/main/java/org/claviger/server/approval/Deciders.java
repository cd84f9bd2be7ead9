package org.claviger.server.approval;

import java.util.UUID;

/** Knows who may decide proposals; the room of the accounts answers. */
public interface Deciders {
    /**
     * How many accounts may decide what somebody proposes.
     *
     * @param scope a tenant's id, or that of the system
     * @param proposer not counted
     */
    int countBeside(UUID scope, UUID proposer);
}
