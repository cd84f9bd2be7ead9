package org.claviger.server.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.claviger.api.account.RoleListResponse;
import org.claviger.api.account.RoleResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** What people do with the roles of their scope, as far as one alone may do it. Each method is one transaction. */
@Stateless
public class RoleService {
    @Inject
    AccountRoles roles;

    @Inject
    Accounts accounts;

    @Inject
    AuditTrail audit;

    public RoleListResponse list(Caller caller) {
        UUID scope = caller.scope();
        return new RoleListResponse(Stream.concat(
                        BuiltInRole.in(scope).stream().map(BuiltInRole::response),
                        roles.custom(scope).stream().map(AccountRole::response))
                .toList());
    }

    public RoleResponse get(Caller caller, UUID id) {
        return roles.require(caller.scope(), id).response();
    }

    /** Removes a role that nobody has. */
    public void delete(Caller caller, UUID id, @Nullable IfMatch seen) {
        AccountRole role = roles.require(caller.scope(), id);
        IfMatch.require(seen, role.revision());
        if (accounts.hasRole(caller.scope(), role.name())) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "Accounts have this role. Give them others first.");
        }
        roles.remove(role);
        audit.record(caller, Action.ROLE_DELETED, id, role.name());
    }
}
