package org.claviger.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.api.ErrorCode.NOT_PERMITTED;
import static org.claviger.api.tenant.OperationGroup.DECRYPT;
import static org.claviger.api.tenant.OperationGroup.ENCRYPT;
import static org.claviger.server.Refused.assertRefused;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.tenant.Grant;
import org.junit.jupiter.api.Test;

class ClientAccessTest {
    private static final UUID BILLING = UUID.randomUUID();
    private static final UUID PAYROLL = UUID.randomUUID();
    private static final UUID FOREIGN = UUID.randomUUID();

    @Test
    void nothing_is_allowed_without_a_grant() {
        ClientAccess access = access();

        assertThat(access.allows(ENCRYPT, BILLING, "k")).isFalse();
        assertRefused(NOT_PERMITTED, () -> access.require(ENCRYPT, BILLING, "k"));
    }

    @Test
    void a_grant_holds_for_its_operations_in_each_namespace_of_the_client() {
        ClientAccess access = access(new Grant(Set.of(ENCRYPT), null, null));

        assertThat(access.allows(ENCRYPT, BILLING, "k")).isTrue();
        assertThat(access.allows(ENCRYPT, PAYROLL, "k")).isTrue();
        assertThat(access.allows(DECRYPT, BILLING, "k")).isFalse();
    }

    @Test
    void a_grant_may_hold_in_one_namespace() {
        ClientAccess access = access(new Grant(Set.of(ENCRYPT), BILLING, null));

        assertThat(access.allows(ENCRYPT, BILLING, "k")).isTrue();
        assertThat(access.allows(ENCRYPT, PAYROLL, "k")).isFalse();
    }

    @Test
    void no_grant_leads_out_of_the_namespaces_of_the_client() {
        Grant everywhere = new Grant(Set.of(ENCRYPT), null, null);
        Grant there = new Grant(Set.of(ENCRYPT), FOREIGN, null);
        ClientAccess access = access(everywhere, there);

        assertThat(access.allows(ENCRYPT, FOREIGN, "k")).isFalse();
        assertThat(access.namespacesOf(there)).isEmpty();
        assertThat(access.namespacesOf(everywhere)).containsExactlyInAnyOrder(BILLING, PAYROLL);
    }

    @Test
    void a_grant_may_hold_for_keys_of_some_names() {
        ClientAccess access = access(new Grant(Set.of(ENCRYPT), null, "inv-*"));

        assertThat(access.allows(ENCRYPT, BILLING, "inv-2026")).isTrue();
        assertThat(access.allows(ENCRYPT, BILLING, "orders-2026")).isFalse();
    }

    @Test
    void two_grants_are_not_one_that_has_the_best_of_both() {
        ClientAccess access =
                access(new Grant(Set.of(ENCRYPT), BILLING, null), new Grant(Set.of(DECRYPT), PAYROLL, "inv-*"));

        assertThat(access.allows(DECRYPT, BILLING, "inv-1")).isFalse();
        assertThat(access.allows(ENCRYPT, PAYROLL, "inv-1")).isFalse();
        assertThat(access.allows(DECRYPT, PAYROLL, "inv-1")).isTrue();
    }

    private static ClientAccess access(Grant... grants) {
        return new ClientAccess(Set.of(BILLING, PAYROLL), List.of(grants));
    }
}
