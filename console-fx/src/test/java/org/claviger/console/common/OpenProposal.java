package org.claviger.console.common;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;

/** What a server answers when others have to accept first. */
public final class OpenProposal {
    private OpenProposal() {}

    /** That this is done. */
    public static ProposalResponse of(ProposedAction action) {
        return new ProposalResponse(
                UUID.randomUUID(),
                action,
                null,
                "What is to be done",
                Wording.of(ProposalText.OTHER, "What is to be done"),
                List.of(),
                null,
                ProposalState.OPEN,
                UUID.randomUUID(),
                "nora",
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                List.of(),
                null,
                null);
    }
}
