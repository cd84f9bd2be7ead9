package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.OperatorListResponse;
import org.claviger.server.account.AccountService;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;

/** {@code /api/v1/tenant/operators}: the tenant's operators. */
@Path("api/v1/tenant/operators")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@ApplicationScoped
public class OperatorsResource {
    @Inject
    AccountService accounts;

    @Inject
    CurrentCaller current;

    @GET
    public OperatorListResponse list() {
        return accounts.operatorsOf(current.get().tenant());
    }
}
