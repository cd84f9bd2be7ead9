package org.claviger.server.account;

import jakarta.inject.Inject;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.Wording;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.approval.NoDetails;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** What is done to an account that naming it says all of. */
abstract class AccountAction implements Approved<NoDetails> {
    @Inject
    Accounts accounts;

    @Inject
    AuditTrail audit;

    /** Refuses what its state doesn't allow. */
    abstract void check(Caller caller, Account account);

    abstract Carried carryOut(Caller caller, Account account);

    @Override
    public Class<NoDetails> requestType() {
        return NoDetails.class;
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, NoDetails request) {
        check(proposer, require(proposer.scope(), objectId));
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, NoDetails request) {
        return told(accounts, scope, objectId);
    }

    @Override
    public OptionalLong revision(UUID scope, @Nullable UUID objectId) {
        return OptionalLong.of(require(scope, objectId).revision());
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, NoDetails request, Approval approval) {
        Account account = require(caller.scope(), objectId);
        check(caller, account);
        return carryOut(caller, account);
    }

    /** Also of one that has gone. */
    static Wording told(Accounts accounts, UUID scope, @Nullable UUID objectId) {
        return accounts.withId(Objects.requireNonNull(objectId))
                .filter(account -> account.scope().equals(scope))
                .map(account -> Wording.of(
                        account.enabled() ? ProposalText.ACCOUNT : ProposalText.DISABLED_ACCOUNT,
                        account.username(),
                        String.join(", ", account.roles())))
                .orElseGet(() -> Wording.of(ProposalText.GONE_ACCOUNT));
    }

    private Account require(UUID scope, @Nullable UUID objectId) {
        return accounts.require(scope, Objects.requireNonNull(objectId));
    }
}
