package org.claviger.server.kek;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.claviger.api.tenant.KekState;
import org.junit.jupiter.api.Test;

class KekTest {
    private static final UUID ID = UUID.randomUUID();
    private static final UUID PROFILE = UUID.randomUUID();

    private final Kek kek = new Kek(ID, UUID.randomUUID(), 1, PROFILE, Kek.label("acme", 1), "a1b2c3");

    @Test
    void seals_from_the_start() {
        assertThat(kek.state()).isEqualTo(KekState.ACTIVE);
        assertThat(kek.seals()).isZero();
    }

    @Test
    void is_named_on_the_token_by_tenant_and_generation() {
        assertThat(kek.label()).isEqualTo("claviger/acme/1");
    }

    @Test
    void is_referred_to_by_itself_and_the_profile_of_its_token() {
        assertThat(kek.ref()).isEqualTo(new KekRef(ID, PROFILE));
    }

    @Test
    void that_was_deactivated_stays_where_it_is() {
        kek.deactivate();

        assertThat(kek.state()).isEqualTo(KekState.DEACTIVATED);
        assertThat(kek.ref()).isEqualTo(new KekRef(ID, PROFILE));
    }
}
