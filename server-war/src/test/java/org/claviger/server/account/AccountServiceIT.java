package org.claviger.server.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateOperatorsRequest.NewOperator;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.server.Callers;
import org.claviger.server.InContainer;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.TenantService;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only the container shows of an EJB: what its transactions commit, and what they roll back. */
@ExtendWith(InContainer.class)
@ArquillianTest
class AccountServiceIT {
    private static final Caller ADMIN = Callers.admin();

    @Inject
    PasswordSignIn signIn;

    @Inject
    AccountService accounts;

    @Inject
    TenantService tenants;

    @Deployment
    static WebArchive application() {
        return InContainer.application(InContainer.class, Callers.class);
    }

    @Test
    void a_wrong_password_is_counted_although_the_sign_in_fails() {
        Secret right = Secret.of("in-container-password");
        for (int i = 0; i < Account.FREE_TRIES; i++) {
            assertNull(signIn(Secret.of("wrong")).person());
        }

        assertNull(signIn(right).person(), "it is locked");
    }

    @Test
    void if_one_of_several_operators_can_not_be_made_none_is() {
        UUID tenant = tenants.create(ADMIN, new CreateTenantRequest("in-container", "In container", null))
                .id();

        RefusedException refused = assertThrows(
                RefusedException.class, () -> accounts.createOperators(ADMIN, tenant, request("ada", "ADA")));

        assertTrue(refused.detail().contains("ADA"));
        assertEquals(0, accounts.countOperatorsOf(tenant));
    }

    private SignInResult signIn(Secret password) {
        return signIn.signIn(Caller.SYSTEM, "admin", password, null, new Origin("192.0.2.1", null, "in-container"));
    }

    private static CreateOperatorsRequest request(String first, String second) {
        return new CreateOperatorsRequest(List.of(new NewOperator(first, "First"), new NewOperator(second, "Second")));
    }
}
