package org.claviger.server.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.api.ErrorCode.INVALID_REQUEST;
import static org.claviger.api.ErrorCode.WRONG_STATE;
import static org.claviger.server.Refused.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.PlannedDate;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.server.Callers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Objects whose life was planned: dates and cryptoperiods. */
class PlannedLifeTest {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Nested
    class Dates_that_have_come {
        private final ManagedObject key = key(new LifeDates(at(1), null, null, at(2), null, null, at(3)), null, null);

        @Test
        void are_recorded_in_order_however_late() {
            assertThat(key.settle(MADE)).isEmpty();
            assertThat(key.settle(at(5))).containsExactly(State.ACTIVE, State.DEACTIVATED, State.DESTROYED);
            assertThat(key.settle(at(5))).isEmpty();
        }

        @Test
        void stay_as_they_are() {
            assertRefused(WRONG_STATE, () -> key.plan(deactivation(at(4)), at(2)));
            assertRefused(WRONG_STATE, () -> key.forget(PlannedDate.ACTIVATION, at(1)));
            assertRefused(INVALID_REQUEST, () -> key.plan(deactivation(at(1)), at(1)));
        }

        @Test
        void are_told_as_they_were_read() {
            key.plan(key.dates(), at(1));

            assertThat(key.dates().deactivation()).isEqualTo(at(2));
        }

        @Test
        void can_be_taken_back_before_and_not_out_of_order() {
            assertRefused(INVALID_REQUEST, () -> key.forget(PlannedDate.DEACTIVATION, at(1)));
            key.forget(PlannedDate.DESTROY, at(1));
            key.forget(PlannedDate.DEACTIVATION, at(1));

            assertThat(key.stateAt(at(9))).isEqualTo(State.ACTIVE);
        }
    }

    @Test
    void an_early_activation_needs_an_end_before_a_planned_destruction() {
        ManagedObject waiting = key(new LifeDates(null, null, null, null, null, null, at(3)), null, null);

        assertRefused(INVALID_REQUEST, () -> waiting.activate(at(1)));
    }

    @Nested
    class A_cryptoperiod {
        @Test
        void begins_when_the_key_becomes_active() {
            assertThat(key(activation(at(3)), 2, true).rotateDate(MADE)).isEqualTo(at(5));
            assertThat(key(LifeDates.NONE, 2, true).rotateDate(MADE)).isNull();
        }

        @Test
        void begins_anew_with_each_version_and_not_with_each_change() {
            ManagedObject key = key(activation(MADE), 2, true);
            key.change(KeyPolicy.DEFAULT, at(1));
            assertThat(key.rotateDate(at(1))).isEqualTo(at(2));
            assertThat(key.isRotationDue(at(1))).isFalse();
            assertThat(key.isRotationDue(at(2))).isTrue();

            key.rotate(at(2));

            assertThat(key.rotateDate(at(2))).isEqualTo(at(4));
        }

        @Test
        void ends_protection_if_no_version_follows_by_itself() {
            ManagedObject key = key(activation(MADE), 2, false);
            key.requireUsable(Usage.ENCRYPT, at(1));

            assertRefused(WRONG_STATE, () -> key.requireUsable(Usage.ENCRYPT, at(2)));

            key.requireUsable(Usage.DECRYPT, at(2));
            assertThat(key.dates().protectStop()).isEqualTo(at(2));
            key.rotate(at(2));
            key.requireUsable(Usage.ENCRYPT, at(2));
        }

        @Test
        void is_not_planned_by_telling_its_end_as_it_was_read() {
            ManagedObject key = key(activation(MADE), 2, false);
            key.plan(key.dates(), at(1));
            key.rotate(at(1));

            assertThat(key.dates().protectStop()).isEqualTo(at(3));
        }
    }

    private static Instant at(int days) {
        return MADE.plus(DAY.multipliedBy(days));
    }

    private static LifeDates activation(Instant at) {
        return new LifeDates(at, null, null, null, null, null, null);
    }

    private static LifeDates deactivation(Instant at) {
        return new LifeDates(null, null, null, at, null, null, null);
    }

    private static ManagedObject key(LifeDates dates, @Nullable Integer days, @Nullable Boolean autoRotate) {
        return new ManagedObject(
                Callers.client(UUID.randomUUID()),
                new NewObject(
                        ObjectType.SYMMETRIC_KEY,
                        UUID.randomUUID(),
                        "k",
                        Algorithm.AES,
                        256,
                        ProtectionLevel.SEALED,
                        Set.of(Usage.ENCRYPT, Usage.DECRYPT),
                        new KeyPolicy(null, null, null, null, null, days, autoRotate),
                        dates),
                MADE);
    }
}
