package org.claviger.console.accounts;

import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.auth.Permission;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** Accounts of one kind, and the roles that they can have. */
public final class AccountsViewModel implements ScreenModel {
    private final Session session;
    private final String name;
    private final AccountsDoor door;
    private final PagedListing<AccountResponse> accounts;
    private final Deeds deeds;
    private final Activity search;
    private final ObservableList<String> roles = FXCollections.observableArrayList();

    private AccountsViewModel(Session session, String name, AccountsDoor door) {
        this.name = name;
        this.session = session;
        this.door = door;
        accounts = new PagedListing<>(session.background(), session.activity(), door::list, AccountResponse::id);
        deeds = new Deeds(session, accounts);
        search = session.activity();
    }

    /** The accounts of admins. */
    public static AccountsViewModel ofAdmins(Session session) {
        return new AccountsViewModel(session, "admins", AccountsDoor.ofAdmins(session.client()));
    }

    /** The accounts of the tenant's operators. */
    public static AccountsViewModel ofOperators(Session session) {
        return new AccountsViewModel(session, "operators", AccountsDoor.ofOperators(session.client()));
    }

    @Override
    public void enter() {
        accounts.reload();
        search.start(door::roleNames, roles::setAll);
    }

    @Override
    public void leave() {
        deeds.cancel();
        search.cancel();
    }

    /** Whether the server lets this person change accounts. */
    public boolean mayManage() {
        return session.may(Permission.MANAGE_ACCOUNTS);
    }

    /** Whether an account is that of whoever is signed in. */
    boolean isOneself(AccountResponse account) {
        return account.id().equals(session.me().accountId());
    }

    /** A form for a new account; {@code done} gets its initial password, or the proposal. */
    AccountForm creation(Consumer<Outcome<IssuedCredential>> done) {
        return new AccountForm(
                deeds.activity(), null, filled -> deeds.start(() -> door.create(filled.creation()), done));
    }

    /** A form for one that is there. */
    AccountForm change(AccountResponse account, Consumer<Outcome<AccountResponse>> done) {
        return new AccountForm(
                deeds.activity(), account, filled -> deeds.start(() -> door.change(account, filled.change()), done));
    }

    /** What the arrangement of their table, and a file of them, is called. */
    String name() {
        return name;
    }

    /** The accounts. */
    PagedListing<AccountResponse> accounts() {
        return accounts;
    }

    /** What is done to them. */
    Deeds deeds() {
        return deeds;
    }

    /** The server's side. */
    AccountsDoor door() {
        return door;
    }

    /** Names of the roles that there are. */
    ObservableList<String> roles() {
        return roles;
    }

    Session session() {
        return session;
    }
}
