package org.claviger.server.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** One who has accepted a proposal. */
@Embeddable
public class Acceptance {
    @Column(name = "by_id")
    private UUID byId;

    @Column(name = "by_name")
    private String byName;

    private Instant at;

    private @Nullable String note;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Acceptance() {}

    Acceptance(Caller by, Instant at, @Nullable String note) {
        this.byId = by.id();
        this.byName = by.name();
        this.at = at;
        this.note = note;
    }

    boolean isBy(UUID account) {
        return byId.equals(account);
    }

    ProposalResponse.Acceptance response() {
        return new ProposalResponse.Acceptance(byId, byName, at, note);
    }
}
