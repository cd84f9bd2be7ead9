package org.claviger.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.server.Refused.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TICK = Duration.ofNanos(1);
    private static final String INITIAL = "initial-password";
    private static final String OWN = "a password of one's own";

    private static final Duration LIFETIME = Duration.ofDays(14);

    private final Account account = Account.withPassword(
            UUID.randomUUID(),
            new Profile("alice", "Alice", null, Set.of("operator")),
            Secret.of(INITIAL),
            NOW,
            LIFETIME);

    @Test
    void does_not_keep_its_password_in_the_clear() throws ReflectiveOperationException {
        var hash = Account.class.getDeclaredField("passwordHash");
        hash.setAccessible(true);

        assertThat((String) hash.get(account)).startsWith("$argon2id$").doesNotContain(INITIAL);
    }

    @Nested
    class An_initial_password {
        @Test
        void is_accepted_and_has_to_be_changed() {
            assertThat(accepts(INITIAL, NOW)).isTrue();
            assertThat(account.mustChangePassword()).isTrue();
        }

        @Test
        void is_good_until_it_expires() {
            Instant end = NOW.plus(LIFETIME);
            assertThat(account.initialPasswordExpiresAt()).contains(end);
            assertThat(accepts(INITIAL, end)).isTrue();
            assertThat(accepts(INITIAL, end.plus(TICK))).isFalse();
        }

        @Test
        void does_not_lock_the_account_once_it_has_expired() {
            Instant late = NOW.plus(LIFETIME).plus(TICK);
            for (int i = 0; i < Account.FREE_TRIES; i++) {
                assertThat(accepts(INITIAL, late)).isFalse();
            }
            assertThat(account.isLocked(late)).isFalse();
        }

        @Test
        void is_good_for_nothing_after_it_was_changed() {
            account.changePassword(Secret.of(OWN));

            assertThat(accepts(INITIAL, NOW)).isFalse();
        }
    }

    @Nested
    class A_password_of_ones_own {
        @Test
        void never_expires() {
            account.changePassword(Secret.of(OWN));

            assertThat(account.mustChangePassword()).isFalse();
            assertThat(account.initialPasswordExpiresAt()).isEmpty();
            assertThat(accepts(OWN, NOW.plus(Duration.ofDays(10_000)))).isTrue();
        }

        @Test
        void that_is_not_good_enough_changes_nothing() {
            assertRefused(ErrorCode.INVALID_REQUEST, () -> account.changePassword(Secret.of("short")));

            assertThat(account.mustChangePassword()).isTrue();
            assertThat(accepts(INITIAL, NOW)).isTrue();
        }

        @Test
        void does_not_contain_the_username() {
            assertRefused(ErrorCode.INVALID_REQUEST, () -> account.changePassword(Secret.of("xx-ALICE-xx-2026")));
        }
    }

    @Nested
    class Wrong_passwords {
        @Test
        void are_refused() {
            assertThat(accepts("", NOW)).isFalse();
            assertThat(accepts(INITIAL + " ", NOW)).isFalse();
            assertThat(accepts("Initial-password", NOW)).isFalse();
        }

        @Test
        void may_be_a_few() {
            fail(Account.FREE_TRIES - 1);

            assertThat(account.isLocked(NOW)).isFalse();
            assertThat(accepts(INITIAL, NOW)).isTrue();
        }

        @Test
        void lock_the_account_if_they_are_many() {
            fail(Account.FREE_TRIES);

            assertThat(account.isLocked(NOW)).isTrue();
        }

        @Test
        void are_forgotten_after_a_right_one() {
            fail(Account.FREE_TRIES - 1);
            accepts(INITIAL, NOW);
            fail(Account.FREE_TRIES - 1);

            assertThat(account.isLocked(NOW)).isFalse();
        }
    }

    @Nested
    class A_locked_account {
        private final Instant end = NOW.plus(Account.LOCK);

        {
            fail(Account.FREE_TRIES);
        }

        @Test
        void takes_even_the_right_password_for_wrong() {
            assertThat(accepts(INITIAL, NOW)).isFalse();
            assertThat(accepts(INITIAL, end.minus(TICK))).isFalse();
        }

        @Test
        void opens_after_a_while() {
            assertThat(account.isLocked(end)).isFalse();
            assertThat(accepts(INITIAL, end)).isTrue();
        }

        @Test
        void is_not_locked_for_longer_by_those_who_go_on_guessing() {
            fail(Account.FREE_TRIES);

            assertThat(accepts(INITIAL, end)).isTrue();
        }

        @Test
        void has_all_tries_again_when_it_opens() {
            for (int i = 1; i < Account.FREE_TRIES; i++) {
                assertThat(accepts("wrong", end)).isFalse();
            }
            assertThat(account.isLocked(end)).isFalse();
            accepts("wrong", end);
            assertThat(account.isLocked(end)).isTrue();
        }
    }

    @Nested
    class A_disabled_account {
        @Test
        void takes_even_the_right_password_for_wrong() {
            account.disable();
            assertThat(accepts(INITIAL, NOW)).isFalse();

            account.enable();
            assertThat(accepts(INITIAL, NOW)).isTrue();
        }
    }

    @Nested
    class A_reset_password {
        @Test
        void is_an_initial_one_and_ends_a_lock() {
            account.changePassword(Secret.of(OWN));
            fail(Account.FREE_TRIES);
            account.resetPassword(Secret.of("another initial one"), NOW, LIFETIME);

            assertThat(accepts("another initial one", NOW)).isTrue();
            assertThat(account.mustChangePassword()).isTrue();
            assertThat(accepts(OWN, NOW)).isFalse();
        }
    }

    private boolean accepts(String password, Instant now) {
        boolean right =
                PasswordHash.matches(Secret.of(password), account.passwordHash().orElseThrow());
        boolean accepted = account.accepts(right, now);
        if (accepted) {
            account.unlock();
        }
        return accepted;
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(accepts("wrong", NOW)).isFalse();
        }
    }
}
