package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.approval.Carried;
import org.claviger.server.approval.ProposalService;
import org.claviger.server.audit.Action;
import org.claviger.server.platform.Caller;

/** Removes an account for good; the audit trail keeps its name. */
@ApplicationScoped
public class AccountDeletion extends AccountAction {
    @Inject
    People people;

    @Inject
    ProposalService proposals;

    @Override
    public ProposedAction action() {
        return ProposedAction.DELETE_ACCOUNT;
    }

    @Override
    void check(Caller caller, Account account) {
        if (account.enabled()) {
            people.requireEnoughWithout(account, Set.of());
        }
    }

    @Override
    Carried carryOut(Caller caller, Account account) {
        Carried carried = Carried.out(ProposalText.ACCOUNT_DELETED, account.username());
        proposals.voidAllOf(
                caller, account.scope(), account.id(), carried.outcome().english());
        audit.record(caller, Action.ACCOUNT_DELETED, account.id(), account.username());
        accounts.remove(account);
        return carried;
    }
}
