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
import org.claviger.api.crypto.KeyResponse;
import org.claviger.api.crypto.ObjectType;
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
                () -> new ManagedObject(
                        Callers.admin(), NAMESPACE, "k", Algorithm.AES, 256, Set.of(Usage.ENCRYPT), MADE));
    }

    @Test
    void its_material_is_named_by_tenant_object_and_first_version() {
        assertThat(key.material()).isEqualTo(new MaterialRef(TENANT, key.id(), 1, ObjectType.SYMMETRIC_KEY));
        assertThat(key.usable()).isEqualTo(new UsableKey(key.id(), Algorithm.AES, 256, key.material()));
    }

    @Test
    void no_two_have_the_same_identifier() {
        assertThat(key(Set.of()).id()).isNotEqualTo(key(Set.of()).id());
    }

    @Nested
    class A_new_key {
        @Test
        void is_pre_active() {
            KeyResponse attributes = key.attributes("default");
            assertThat(attributes.state()).isEqualTo(State.PRE_ACTIVE);
            assertThat(attributes.createdAt()).isEqualTo(MADE);
            assertThat(attributes.activatedAt()).isNull();
            assertThat(attributes.deactivatedAt()).isNull();
            assertThat(attributes.destroyedAt()).isNull();
        }

        @ParameterizedTest
        @EnumSource
        void is_of_no_use_before_it_is_activated(Usage usage) {
            assertRefused(WRONG_STATE, () -> key.requireUsable(usage));
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEY_COMPROMISE")
        void has_no_use_that_could_be_ended(Reason reason) {
            assertRefused(WRONG_STATE, () -> key.revoke(reason, LATER));
            assertThat(key.attributes("default").deactivatedAt()).isNull();
        }

        @Test
        void may_be_destroyed_at_once() {
            key.destroy(LATER);

            assertThat(key.state()).isEqualTo(State.DESTROYED);
            assertThat(key.attributes("default").destroyedAt()).isEqualTo(LATER);
        }
    }

    @Nested
    class An_active_key {
        {
            key.activate(LATER);
        }

        @Test
        void knows_when_it_was_activated() {
            assertThat(key.state()).isEqualTo(State.ACTIVE);
            assertThat(key.attributes("default").activatedAt()).isEqualTo(LATER);
        }

        @ParameterizedTest
        @EnumSource
        void does_what_its_usage_mask_allows(Usage usage) {
            key.requireUsable(usage);

            ManagedObject others = key(EnumSet.complementOf(EnumSet.of(usage)));
            others.activate(LATER);
            assertRefused(USAGE_NOT_ALLOWED, () -> others.requireUsable(usage));
        }

        @Test
        void is_not_activated_twice() {
            assertRefused(WRONG_STATE, () -> key.activate(LAST));
            assertThat(key.attributes("default").activatedAt()).isEqualTo(LATER);
        }

        @Test
        void is_not_destroyed() {
            assertRefused(WRONG_STATE, () -> key.destroy(LAST));
            assertThat(key.state()).isEqualTo(State.ACTIVE);
            assertThat(key.attributes("default").destroyedAt()).isNull();
        }

        @ParameterizedTest
        @EnumSource
        void is_compromised_or_deactivated_by_the_reason_of_its_revocation(Reason reason) {
            key.revoke(reason, LAST);

            assertThat(key.state()).isEqualTo(reason == Reason.KEY_COMPROMISE ? State.COMPROMISED : State.DEACTIVATED);
            assertThat(key.attributes("default").deactivatedAt()).isEqualTo(LAST);
        }
    }

    @Nested
    class A_deactivated_key {
        {
            key.activate(MADE);
            key.revoke(Reason.SUPERSEDED, LATER);
        }

        @Test
        void still_decrypts_but_encrypts_nothing_new() {
            key.requireUsable(Usage.DECRYPT);
            assertRefused(WRONG_STATE, () -> key.requireUsable(Usage.ENCRYPT));
        }

        @Test
        void becomes_compromised_but_stays_deactivated_since_then() {
            key.revoke(Reason.KEY_COMPROMISE, LAST);

            assertThat(key.state()).isEqualTo(State.COMPROMISED);
            assertThat(key.attributes("default").deactivatedAt()).isEqualTo(LATER);
        }

        @Test
        void is_not_activated_again() {
            assertRefused(WRONG_STATE, () -> key.activate(LAST));
        }

        @Test
        void is_not_deactivated_twice() {
            assertRefused(WRONG_STATE, () -> key.revoke(Reason.CESSATION_OF_OPERATION, LAST));
        }

        @Test
        void is_destroyed() {
            key.destroy(LAST);
            assertThat(key.state()).isEqualTo(State.DESTROYED);
        }
    }

    @Nested
    class A_compromised_key {
        {
            key.activate(MADE);
            key.revoke(Reason.KEY_COMPROMISE, LATER);
        }

        @Test
        void still_decrypts_but_encrypts_nothing_new() {
            key.requireUsable(Usage.DECRYPT);
            assertRefused(WRONG_STATE, () -> key.requireUsable(Usage.ENCRYPT));
        }

        @ParameterizedTest
        @EnumSource
        void is_not_made_harmless_by_another_reason(Reason reason) {
            assertRefused(WRONG_STATE, () -> key.revoke(reason, LAST));
            assertThat(key.state()).isEqualTo(State.COMPROMISED);
        }

        @Test
        void stays_compromised_when_it_is_destroyed() {
            key.destroy(LAST);
            assertThat(key.state()).isEqualTo(State.DESTROYED_COMPROMISED);
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
            assertRefused(WRONG_STATE, () -> key.requireUsable(usage));
        }

        @Test
        void is_not_destroyed_twice() {
            assertRefused(WRONG_STATE, () -> key.destroy(LAST));
            assertThat(key.attributes("default").destroyedAt()).isEqualTo(LATER);
        }

        @Test
        void does_not_come_back() {
            assertRefused(WRONG_STATE, () -> key.activate(LAST));
        }
    }

    private static ManagedObject key(Set<Usage> usages) {
        return new ManagedObject(OWNER, NAMESPACE, "k", Algorithm.AES, 256, usages, MADE);
    }
}
