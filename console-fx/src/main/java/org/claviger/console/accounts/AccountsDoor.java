package org.claviger.console.accounts;

import java.util.List;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.account.ChangeAccountRequest;
import org.claviger.api.account.CreateAccountRequest;
import org.claviger.api.account.RoleListResponse;
import org.claviger.api.account.RoleResponse;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.Slice;

/**
 * The server's accounts, of admins or of a tenant's operators. Every call blocks.
 *
 * @param accounts path of the accounts
 * @param roles path of the roles that they can have
 */
record AccountsDoor(ApiClient client, String accounts, String roles) {
    static AccountsDoor ofAdmins(ApiClient client) {
        return new AccountsDoor(client, "/api/v1/admin/admins", "/api/v1/admin/roles");
    }

    static AccountsDoor ofOperators(ApiClient client) {
        return new AccountsDoor(client, "/api/v1/tenant/operators", "/api/v1/tenant/roles");
    }

    Slice<AccountResponse> list(PageRequest wanted) {
        AccountListResponse page = client.get(wanted.on(accounts), AccountListResponse.class);
        return new Slice<>(page.items(), page.total());
    }

    List<String> roleNames() {
        return client.get(roles, RoleListResponse.class).items().stream()
                .map(RoleResponse::name)
                .toList();
    }

    IssuedCredential create(CreateAccountRequest request) {
        return client.post(accounts, request, IssuedCredential.class);
    }

    AccountResponse change(AccountResponse account, ChangeAccountRequest request) {
        return client.put(path(account), request, AccountResponse.class);
    }

    AccountResponse enable(AccountResponse account) {
        return client.post(path(account) + "/enable", null, AccountResponse.class);
    }

    AccountResponse disable(AccountResponse account) {
        return client.post(path(account) + "/disable", null, AccountResponse.class);
    }

    AccountResponse unlock(AccountResponse account) {
        return client.post(path(account) + "/unlock", null, AccountResponse.class);
    }

    IssuedCredential resetPassword(AccountResponse account) {
        return client.post(path(account) + "/reset-password", null, IssuedCredential.class);
    }

    AccountResponse endSessions(AccountResponse account) {
        client.delete(path(account) + "/sessions");
        return account;
    }

    AccountResponse delete(AccountResponse account) {
        client.remove(path(account));
        return account;
    }

    private String path(AccountResponse account) {
        return accounts + "/" + account.id();
    }
}
