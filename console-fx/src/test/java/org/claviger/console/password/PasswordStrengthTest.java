package org.claviger.console.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordStrengthTest {
    @ParameterizedTest
    @CsvSource({
        "'', NONE",
        "Tr0ub4dor&3, WEAK",
        "aaaaaaaaaaaaaaaaaaaaaaaa, WEAK",
        "abcdefghijklmnopqrstuvwxyz, WEAK",
        "123456789012, WEAK",
        "ada-lovelace-1843, WEAK",
        "gmfkwoyrcxpt, FAIR",
        "correct horse battery, GOOD",
        "kX9#vTq2!mWz7Rp$, STRONG",
    })
    void strength_grows_with_length_and_surprise(String password, PasswordStrength expected) {
        assertThat(PasswordStrength.of(password, "ada")).isEqualTo(expected);
    }

    @Test
    void without_a_user_name_there_is_nothing_that_must_be_absent() {
        assertThat(PasswordRule.usernameIsAbsent("whatever", " ")).isTrue();
    }

    @Test
    void the_user_name_is_found_in_any_case() {
        assertThat(PasswordRule.usernameIsAbsent("my ADA password", "Ada ")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"11, false", "12, true", "256, true", "257, false"})
    void length_is_from_12_to_256(int length, boolean holds) {
        assertThat(PasswordRule.lengthHolds("x".repeat(length))).isEqualTo(holds);
    }

    @Test
    void a_character_outside_the_basic_plane_counts_once() {
        assertThat(PasswordRule.lengthHolds("🔑".repeat(6))).isFalse();
        assertThat(PasswordRule.lengthHolds("🔑".repeat(12))).isTrue();
    }
}
