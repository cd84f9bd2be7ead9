package org.claviger.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.claviger.api.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    /** The example of the reference implementation's README, with its salt "somesalt". */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$" + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void matches_its_own_password_only() {
        String hash = PasswordHash.of(Secret.of("correct horse"));

        assertThat(PasswordHash.matches(Secret.of("correct horse"), hash)).isTrue();
        assertThat(PasswordHash.matches(Secret.of("correct horsf"), hash)).isFalse();
        assertThat(PasswordHash.matches(Secret.of("correct horse "), hash)).isFalse();
        assertThat(PasswordHash.matches(Secret.of(""), hash)).isFalse();
    }

    @Test
    void of_the_same_password_is_never_the_same() {
        assertThat(PasswordHash.of(Secret.of("twice"))).isNotEqualTo(PasswordHash.of(Secret.of("twice")));
    }

    @Test
    void names_its_parameters() {
        assertThat(PasswordHash.of(Secret.of("x")))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void made_with_other_parameters_still_matches() {
        assertThat(PasswordHash.matches(Secret.of("password"), REFERENCE)).isTrue();
        assertThat(PasswordHash.matches(Secret.of("Password"), REFERENCE)).isFalse();
    }

    @Test
    void made_with_other_parameters_is_to_be_made_anew() {
        assertThat(PasswordHash.isOutdated(REFERENCE)).isTrue();
        assertThat(PasswordHash.isOutdated(PasswordHash.of(Secret.of("password"))))
                .isFalse();
    }

    @Test
    void does_not_wipe_the_password_that_it_is_asked_about() {
        try (Secret password = Secret.of("still there")) {
            PasswordHash.of(password);
            assertThat(password.reveal()).isEqualTo("still there".toCharArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "password"})
    void of_nobody_matches_nothing(String password) {
        assertThat(PasswordHash.matchesNobody(Secret.of(password))).isFalse();
    }

    @Test
    void distinguishes_all_characters() {
        assertThat(matches("a", "ä")).isFalse();
        assertThat(matches("a\u0000", "a")).isFalse();
        assertThat(matches("\uD83D\uDE00", "\uD83D\uDE01")).isFalse();
        assertThat(matches("\uD83D\uDE00", "\uD83D\uDE00")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=-1,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$",
                "$argon2id$v=19$m=65536,t=2,p=1$$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                " $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void that_is_malformed_matches_nothing(String hash) {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.matches(Secret.of("password"), hash));
    }

    private static boolean matches(String one, String other) {
        return PasswordHash.matches(Secret.of(other), PasswordHash.of(Secret.of(one)));
    }
}
