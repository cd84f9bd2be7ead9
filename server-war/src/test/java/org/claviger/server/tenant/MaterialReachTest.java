package org.claviger.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.api.tenant.OperationGroup.ENCRYPT;
import static org.claviger.api.tenant.OperationGroup.GET_MATERIAL;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.tenant.Grant;
import org.junit.jupiter.api.Test;

class MaterialReachTest {
    private static final UUID BILLING = UUID.randomUUID();
    private static final UUID PAYROLL = UUID.randomUUID();

    private final MaterialReach all = reach(Set.of(BILLING), new Grant(Set.of(GET_MATERIAL), null, null));
    private final MaterialReach some = reach(Set.of(BILLING), new Grant(Set.of(GET_MATERIAL), null, "inv-*"));

    @Test
    void who_uses_keys_reaches_no_material() {
        assertThat(reach(Set.of(BILLING), new Grant(Set.of(ENCRYPT), null, null))
                        .exceeds(MaterialReach.NOTHING))
                .isFalse();
        assertThat(reach(Set.of(PAYROLL), new Grant(Set.of(GET_MATERIAL), BILLING, null))
                        .exceeds(MaterialReach.NOTHING))
                .isFalse();
    }

    @Test
    void a_first_grant_exceeds_nothing() {
        assertThat(all.exceeds(MaterialReach.NOTHING)).isTrue();
        assertThat(some.exceeds(MaterialReach.NOTHING)).isTrue();
    }

    @Test
    void what_stays_or_shrinks_does_not_exceed() {
        assertThat(all.exceeds(all)).isFalse();
        assertThat(some.exceeds(all)).isFalse();
        assertThat(MaterialReach.NOTHING.exceeds(some)).isFalse();
    }

    @Test
    void what_grows_exceeds() {
        assertThat(all.exceeds(some)).isTrue();
        assertThat(reach(Set.of(BILLING), new Grant(Set.of(GET_MATERIAL), null, "pay-*"))
                        .exceeds(some))
                .isTrue();
    }

    @Test
    void a_further_namespace_exceeds_although_the_grant_is_the_same() {
        assertThat(reach(Set.of(BILLING, PAYROLL), new Grant(Set.of(GET_MATERIAL), null, null))
                        .exceeds(all))
                .isTrue();
    }

    private static MaterialReach reach(Set<UUID> namespaces, Grant grant) {
        return MaterialReach.of(new ClientProfile("app", null, namespaces, List.of(grant), List.of(), null));
    }
}
