package org.claviger.server.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.api.ErrorCode.NOT_PERMITTED;
import static org.claviger.api.ErrorCode.USAGE_NOT_ALLOWED;
import static org.claviger.api.ErrorCode.WRONG_STATE;
import static org.claviger.server.Refused.assertRefused;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.server.Callers;
import org.claviger.server.platform.Caller;
import org.claviger.server.vault.MaterialRef;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManagedObjectTest {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = MADE.plusSeconds(60);
    private static final Instant LAST = MADE.plusSeconds(120);
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID NAMESPACE = UUID.randomUUID();
    private static final Caller OWNER = Callers.client(TENANT);

    private final ManagedObject key = key(Set.of(Usage.ENCRYPT, Usage.DECRYPT));

    @Test
    void an_admin_owns_no_keys() {
        assertRefused(
                NOT_PERMITTED,
                () -> new ManagedObject(Callers.admin(), wanted(Set.of(Usage.ENCRYPT), LifeDates.NONE), MADE));
    }

    @Test
    void its_material_is_named_by_tenant_object_and_first_version() {
        assertThat(key.material(1)).isEqualTo(new MaterialRef(TENANT, key.id(), 1, ObjectType.SYMMETRIC_KEY));
    }

    @Test
    void no_two_have_the_same_identifier() {
        assertThat(key(Set.of()).id()).isNotEqualTo(key(Set.of()).id());
    }

    @Nested
    class A_new_key {
        @Test
        void is_pre_active() {
            assertThat(key.stateAt(LAST)).isEqualTo(State.PRE_ACTIVE);
            assertThat(key.createdAt()).isEqualTo(MADE);
            assertThat(key.dates()).isEqualTo(LifeDates.NONE);
        }

        @ParameterizedTest
        @EnumSource
        void is_of_no_use_before_it_is_activated(Usage usage) {
            assertRefused(WRONG_STATE, () -> key.requireUsable(usage, LAST));
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"KEY_COMPROMISE", "CA_COMPROMISE"})
        void has_no_use_that_could_be_ended(Reason reason) {
            assertRefused(WRONG_STATE, () -> key.revoke(RevokeKeyRequest.of(reason), LATER));
            assertThat(key.dates().deactivation()).isNull();
        }

        @Test
        void may_be_destroyed_at_once() {
            key.destroy(LATER);

            assertThat(key.stateAt(LAST)).isEqualTo(State.DESTROYED);
            assertThat(key.dates().destroy()).isEqualTo(LATER);
        }
    }

    @Nested
    class An_active_key {
        {
            key.activate(LATER);
        }

        @Test
        void knows_when_it_was_activated() {
            assertThat(key.stateAt(LAST)).isEqualTo(State.ACTIVE);
            assertThat(key.dates().activation()).isEqualTo(LATER);
        }

        @ParameterizedTest
        @EnumSource
        void does_what_its_usage_mask_allows(Usage usage) {
            ManagedObject able = key(Set.of(usage));
            able.activate(LATER);
            able.requireUsable(usage, LAST);

            ManagedObject others = key(EnumSet.complementOf(EnumSet.of(usage)));
            others.activate(LATER);
            assertRefused(USAGE_NOT_ALLOWED, () -> others.requireUsable(usage, LAST));
        }

        @Test
        void is_not_activated_twice() {
            assertRefused(WRONG_STATE, () -> key.activate(LAST));
            assertThat(key.dates().activation()).isEqualTo(LATER);
        }

        @Test
        void is_not_destroyed() {
            assertRefused(WRONG_STATE, () -> key.destroy(LAST));
            assertThat(key.stateAt(LAST)).isEqualTo(State.ACTIVE);
            assertThat(key.dates().destroy()).isNull();
        }

        @ParameterizedTest
        @EnumSource
        void is_compromised_or_deactivated_by_the_reason_of_its_revocation(Reason reason) {
            key.revoke(RevokeKeyRequest.of(reason), LAST);

            assertThat(key.stateAt(LAST)).isEqualTo(reason.isCompromise() ? State.COMPROMISED : State.DEACTIVATED);
            assertThat(key.dates().deactivation()).isEqualTo(LAST);
        }
    }

    @Nested
    class A_key_with_dates {
        private final ManagedObject planned = key(
                Set.of(Usage.ENCRYPT, Usage.DECRYPT),
                new LifeDates(
                        MADE.plusSeconds(10),
                        MADE.plusSeconds(20),
                        MADE.plusSeconds(30),
                        MADE.plusSeconds(40),
                        null,
                        null,
                        MADE.plusSeconds(50)));

        @Test
        void changes_its_state_when_they_come_without_being_told() {
            assertThat(planned.stateAt(MADE.plusSeconds(9))).isEqualTo(State.PRE_ACTIVE);
            assertThat(planned.stateAt(MADE.plusSeconds(10))).isEqualTo(State.ACTIVE);
            assertThat(planned.stateAt(MADE.plusSeconds(39))).isEqualTo(State.ACTIVE);
            assertThat(planned.stateAt(MADE.plusSeconds(40))).isEqualTo(State.DEACTIVATED);
            assertThat(planned.stateAt(MADE.plusSeconds(50))).isEqualTo(State.DESTROYED);
        }

        @Test
        void protects_until_one_and_processes_from_another() {
            planned.requireUsable(Usage.ENCRYPT, MADE.plusSeconds(10));
            assertRefused(WRONG_STATE, () -> planned.requireUsable(Usage.DECRYPT, MADE.plusSeconds(19)));
            planned.requireUsable(Usage.DECRYPT, MADE.plusSeconds(20));
            assertRefused(WRONG_STATE, () -> planned.requireUsable(Usage.ENCRYPT, MADE.plusSeconds(30)));
            planned.requireUsable(Usage.DECRYPT, MADE.plusSeconds(45));
        }
    }

    @Nested
    class A_held_key {
        {
            key.activate(MADE);
            key.hold("audit", LATER);
        }

        @ParameterizedTest
        @EnumSource(names = {"ENCRYPT", "DECRYPT"})
        void is_of_no_use_until_it_is_released(Usage usage) {
            assertRefused(WRONG_STATE, () -> key.requireUsable(usage, LAST));
            key.release(LAST);
            key.requireUsable(usage, LAST);
        }

        @Test
        void is_not_held_twice_nor_released_twice() {
            assertRefused(WRONG_STATE, () -> key.hold(null, LAST));
            key.release(LAST);
            assertRefused(WRONG_STATE, () -> key.release(LAST));
        }
    }

    @Nested
    class A_deactivated_key {
        {
            key.activate(MADE);
            key.revoke(RevokeKeyRequest.of(Reason.SUPERSEDED), LATER);
        }

        @Test
        void still_decrypts_but_encrypts_nothing_new() {
            key.requireUsable(Usage.DECRYPT, LAST);
            assertRefused(WRONG_STATE, () -> key.requireUsable(Usage.ENCRYPT, LAST));
        }

        @Test
        void becomes_compromised_but_stays_deactivated_since_then() {
            key.revoke(RevokeKeyRequest.of(Reason.KEY_COMPROMISE), LAST);

            assertThat(key.stateAt(LAST)).isEqualTo(State.COMPROMISED);
            assertThat(key.dates().deactivation()).isEqualTo(LATER);
        }

        @Test
        void is_not_activated_again() {
            assertRefused(WRONG_STATE, () -> key.activate(LAST));
        }

        @Test
        void is_not_deactivated_twice() {
            assertRefused(WRONG_STATE, () -> key.revoke(RevokeKeyRequest.of(Reason.CESSATION_OF_OPERATION), LAST));
        }

        @Test
        void is_destroyed() {
            key.destroy(LAST);
            assertThat(key.stateAt(LAST)).isEqualTo(State.DESTROYED);
        }
    }

    @Nested
    class A_compromised_key {
        {
            key.activate(MADE);
            key.revoke(RevokeKeyRequest.of(Reason.KEY_COMPROMISE), LATER);
        }

        @Test
        void still_decrypts_but_encrypts_nothing_new() {
            key.requireUsable(Usage.DECRYPT, LAST);
            assertRefused(WRONG_STATE, () -> key.requireUsable(Usage.ENCRYPT, LAST));
        }

        @ParameterizedTest
        @EnumSource
        void is_not_made_harmless_by_another_reason(Reason reason) {
            assertRefused(WRONG_STATE, () -> key.revoke(RevokeKeyRequest.of(reason), LAST));
            assertThat(key.stateAt(LAST)).isEqualTo(State.COMPROMISED);
        }

        @Test
        void stays_compromised_when_it_is_destroyed() {
            key.destroy(LAST);
            assertThat(key.stateAt(LAST)).isEqualTo(State.DESTROYED_COMPROMISED);
        }
    }

    @Nested
    class A_destroyed_key {
        {
            key.destroy(LATER);
        }

        @ParameterizedTest
        @EnumSource
        void is_of_no_use(Usage usage) {
            assertRefused(WRONG_STATE, () -> key.requireUsable(usage, LAST));
        }

        @Test
        void is_not_destroyed_twice() {
            assertRefused(WRONG_STATE, () -> key.destroy(LAST));
            assertThat(key.dates().destroy()).isEqualTo(LATER);
        }

        @Test
        void does_not_come_back() {
            assertRefused(WRONG_STATE, () -> key.activate(LAST));
        }
    }

    private static ManagedObject key(Set<Usage> usages) {
        return key(usages, LifeDates.NONE);
    }

    private static ManagedObject key(Set<Usage> usages, LifeDates dates) {
        return new ManagedObject(OWNER, wanted(usages, dates), MADE);
    }

    private static NewObject wanted(Set<Usage> usages, LifeDates dates) {
        return new NewObject(
                ObjectType.SYMMETRIC_KEY,
                NAMESPACE,
                "k",
                Algorithm.AES,
                256,
                ProtectionLevel.SEALED,
                usages,
                KeyPolicy.DEFAULT,
                dates);
    }
}
