package org.claviger.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.claviger.server.Refused.assertRefused;

import java.util.HashSet;
import java.util.Set;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    @ParameterizedTest
    @ValueSource(ints = {Passwords.SHORTEST, 13, 64, Passwords.LONGEST})
    void of_a_good_length_are_good(int length) {
        assertThatCode(() -> Passwords.requireGood(Secret.of(random(length)), "alice"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Passwords.SHORTEST - 1, Passwords.LONGEST + 1, 100_000})
    void of_another_length_are_refused(int length) {
        assertRefused(ErrorCode.INVALID_REQUEST, () -> Passwords.requireGood(Secret.of(random(length)), "alice"));
    }

    @ParameterizedTest
    @CsvSource({"alice, alice-12345678", "alice, 12345678ALICE", "Alice, 1234aLiCe5678"})
    void that_contain_the_username_in_any_case_are_refused(String username, String password) {
        assertRefused(ErrorCode.INVALID_REQUEST, () -> Passwords.requireGood(Secret.of(password), username));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "123456789012",
                "qwertyuiopas",
                "P@ssw0rd1234",
                "aaaaaaaaaaaa",
                "passwordpassword",
                "iloveyou2024",
                "claviger1234"
            })
    void that_everybody_thinks_of_are_refused(String password) {
        assertRefused(ErrorCode.INVALID_REQUEST, () -> Passwords.requireGood(Secret.of(password), "alice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"correct horse battery staple", "Kühlschrank Nebel elf", "tq7#mWv2!kLp", "drei blaue Fahrräder"})
    void that_nobody_thinks_of_need_no_special_characters(String password) {
        assertThatCode(() -> Passwords.requireGood(Secret.of(password), "alice"))
                .doesNotThrowAnyException();
    }

    @Test
    void that_are_random_are_good_and_easy_to_read() {
        Secret password = Passwords.random();

        assertThat(String.valueOf(password.reveal())).matches("([a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}");
        assertThatCode(() -> Passwords.requireGood(password, "alice")).doesNotThrowAnyException();
    }

    @Test
    void that_are_random_are_never_the_same() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(String.valueOf(Passwords.random().reveal()));
        }
        assertThat(seen).hasSize(1000);
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(Passwords.random().reveal());
        }
        text.setLength(length);
        return text.toString();
    }
}
