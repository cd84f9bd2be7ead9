package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1", " 90 ", "3650"})
    void none_and_up_to_ten_years_fit(String typed) {
        assertThat(Days.fit(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3651", "-1", "1.5", "a year", "99999999999"})
    void nothing_else_does(String typed) {
        assertThat(Days.fit(typed)).isFalse();
    }

    @Test
    void what_is_left_out_is_none() {
        assertThat(Days.of(" ")).isNull();
        assertThat(Days.of(" 90 ")).isEqualTo(90);
        assertThat(Days.typed(null)).isEmpty();
        assertThat(Days.typed(90)).isEqualTo("90");
    }
}
