package org.claviger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmipPortTest {
    @Test
    void is_a_number_or_none() {
        assertThat(KmipPort.parse("5696")).contains(KmipPort.USUAL);
        assertThat(KmipPort.parse("0")).contains(KmipPort.FREE);
        assertThat(KmipPort.parse("off"))
                .hasValueSatisfying(port -> assertThat(port.isOn()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "65536", "on", "5696 "})
    void is_nothing_else(String text) {
        assertThat(KmipPort.parse(text)).isEmpty();
    }
}
