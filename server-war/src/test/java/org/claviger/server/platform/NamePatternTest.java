package org.claviger.server.platform;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "invoices, invoices",
        "inv*, invoices",
        "inv*, inv",
        "*, anything at all",
        "*-2026, invoices-2026",
        "inv*-2026, invoices-2025-2026",
        "in?oices, invoices",
        "??, ab",
        "a*b*c, a-b-b-c",
        "**, x",
        "key?, key😀"
    })
    void a_name_matches(String pattern, String name) {
        assertThat(NamePattern.matches(pattern, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "invoices, invoice",
        "invoices, invoicess",
        "invoices, Invoices",
        "inv*, in",
        "*-2026, invoices-2026-old",
        "in?oices, inoices",
        "?, ''",
        "a*b*c, a-c-b",
        "a.c, abc",
        "key??, key😀"
    })
    void a_name_does_not_match(String pattern, String name) {
        assertThat(NamePattern.matches(pattern, name)).isFalse();
    }

    @Test
    void no_pattern_takes_long() {
        String name = "a".repeat(255);

        boolean matches =
                assertTimeoutPreemptively(ofSeconds(2), () -> NamePattern.matches("*a".repeat(100) + "b", name));

        assertThat(matches).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"inv*, inv%", "in?oices, in_oices", "100%_\\*, 100\\%\\_\\\\%"})
    void the_database_is_asked_for_the_same(String pattern, String like) {
        assertThat(NamePattern.like(pattern)).isEqualTo(like);
    }
}
