package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.approval.Carried;
import org.claviger.server.audit.Action;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Lets a disabled account in again. */
@ApplicationScoped
public class AccountEnabling extends AccountAction {
    @Override
    public ProposedAction action() {
        return ProposedAction.ENABLE_ACCOUNT;
    }

    @Override
    void check(Caller caller, Account account) {
        if (account.enabled()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The account is enabled already.");
        }
    }

    @Override
    Carried carryOut(Caller caller, Account account) {
        account.enable();
        audit.record(caller, Action.ACCOUNT_ENABLED, account.id(), account.username());
        return Carried.out(ProposalText.ACCOUNT_ENABLED, account.username());
    }
}
