package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.approval.Carried;
import org.claviger.server.approval.ProposalService;
import org.claviger.server.audit.Action;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Locks an account out, at once: its sessions end, and what it has proposed or accepted is void. */
@ApplicationScoped
public class AccountDisabling extends AccountAction {
    @Inject
    Sessions sessions;

    @Inject
    People people;

    @Inject
    ProposalService proposals;

    @Override
    public ProposedAction action() {
        return ProposedAction.DISABLE_ACCOUNT;
    }

    @Override
    void check(Caller caller, Account account) {
        if (!account.enabled()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The account is disabled already.");
        }
        people.requireEnoughWithout(account, Set.of());
    }

    @Override
    Carried carryOut(Caller caller, Account account) {
        account.disable();
        sessions.endAllOf(account.id());
        Carried carried = Carried.out(ProposalText.ACCOUNT_DISABLED, account.username());
        proposals.voidAllOf(
                caller, account.scope(), account.id(), carried.outcome().english());
        audit.record(caller, Action.ACCOUNT_DISABLED, account.id(), account.username());
        return carried;
    }
}
