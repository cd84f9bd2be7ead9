package org.claviger.server.kek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.server.Refused.assertRefused;

import java.time.Instant;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekState;
import org.claviger.server.hsm.TokenKey;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KekTest {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000cc");
    private static final UUID TENANT = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final Instant NOW = Instant.EPOCH;

    private final TokenKey key = new TokenKey(UUID.randomUUID(), Kek.ckaId(TENANT, 3, ID));
    private final Kek kek = new Kek(ID, TENANT, 3, KekPlace.PRIMARY, key, Kek.label("acme", 3), "A1B2C3");

    @Test
    void is_named_on_the_token_by_tenant_and_generation() {
        assertThat(kek.label()).isEqualTo("claviger/acme/3");
        assertThat(kek.ckaId())
                .isEqualTo("000000000000000000000000000000aa" + "00000003" + "000000000000000000000000000000cc");
    }

    @Test
    void is_referred_to_by_itself_its_place_and_the_key_on_its_token() {
        assertThat(kek.ref()).isEqualTo(new KekRef(ID, KekPlace.PRIMARY, key));
    }

    @Test
    void is_pre_active_at_first() {
        assertThat(kek.state()).isEqualTo(KekState.PRE_ACTIVE);
        assertThat(kek.isCurrent()).isFalse();
        assertThat(kek.seals()).isZero();
    }

    @Test
    void is_activated_once() {
        kek.activate(NOW);

        assertThat(kek.state()).isEqualTo(KekState.ACTIVE);
        assertThat(kek.activatedAt()).contains(NOW);
        assertThat(kek.isCurrent()).isTrue();
        assertRefused(ErrorCode.WRONG_STATE, () -> kek.activate(NOW));
    }

    @Nested
    class That_was_active {
        That_was_active() {
            kek.activate(NOW);
        }

        @Test
        void opens_after_it_was_deactivated() {
            kek.deactivate(NOW);

            assertThat(kek.state()).isEqualTo(KekState.DEACTIVATED);
            assertThat(kek.deactivatedAt()).contains(NOW);
            assertThat(kek.usable()).isEqualTo(kek.ref());
            assertThat(kek.isCurrent()).isFalse();
        }

        @Test
        void opens_nothing_while_it_is_disabled_and_is_still_the_current_one() {
            kek.disable(NOW);

            assertThat(kek.state()).isEqualTo(KekState.SUSPENDED);
            assertThat(kek.isCurrent()).isTrue();
            assertThat(kek.opens()).isFalse();
            assertRefused(ErrorCode.WRONG_STATE, kek::usable);
        }

        @Test
        void becomes_what_it_was_when_it_is_enabled() {
            kek.disable(NOW);
            kek.enable();
            assertThat(kek.state()).isEqualTo(KekState.ACTIVE);

            kek.deactivate(NOW);
            kek.disable(NOW);
            kek.enable();
            assertThat(kek.state()).isEqualTo(KekState.DEACTIVATED);
        }

        @Test
        void is_deactivated_while_it_is_disabled_and_seals_no_more_once_it_is_enabled() {
            kek.disable(NOW);
            kek.deactivate(NOW);

            assertThat(kek.state()).isEqualTo(KekState.SUSPENDED);
            assertThat(kek.isCurrent()).isFalse();
            kek.enable();
            assertThat(kek.state()).isEqualTo(KekState.DEACTIVATED);
        }

        @Test
        void is_not_compromised_while_it_seals() {
            assertRefused(ErrorCode.WRONG_STATE, () -> kek.compromise(NOW));
            assertThat(kek.state()).isEqualTo(KekState.ACTIVE);
        }

        @Test
        void opens_when_it_is_compromised_so_that_it_can_be_left() {
            kek.deactivate(NOW);
            kek.compromise(NOW);

            assertThat(kek.state()).isEqualTo(KekState.COMPROMISED);
            assertThat(kek.compromisedAt()).contains(NOW);
            assertThat(kek.usable()).isEqualTo(kek.ref());
        }

        @Test
        void stays_compromised_beyond_its_end() {
            kek.deactivate(NOW);
            kek.compromise(NOW);
            kek.destroy(NOW);

            assertThat(kek.state()).isEqualTo(KekState.DESTROYED_COMPROMISED);
        }

        @Test
        void opens_nothing_after_its_end() {
            kek.deactivate(NOW);
            kek.destroy(NOW);

            assertThat(kek.state()).isEqualTo(KekState.DESTROYED);
            assertThat(kek.destroyedAt()).contains(NOW);
            assertRefused(ErrorCode.WRONG_STATE, kek::usable);
            assertRefused(ErrorCode.WRONG_STATE, () -> kek.destroy(NOW));
            assertRefused(ErrorCode.WRONG_STATE, kek::enable);
            assertRefused(ErrorCode.WRONG_STATE, () -> kek.disable(NOW));
        }

        @Test
        void is_known_to_be_compromised_even_after_its_end() {
            kek.deactivate(NOW);
            kek.destroy(NOW);
            kek.compromise(NOW);

            assertThat(kek.state()).isEqualTo(KekState.DESTROYED_COMPROMISED);
        }

        @Test
        void that_is_erased_while_it_seals_has_all_its_dates() {
            kek.destroy(NOW);

            assertThat(kek.state()).isEqualTo(KekState.DESTROYED);
            assertThat(kek.deactivatedAt()).contains(NOW);
        }
    }
}
