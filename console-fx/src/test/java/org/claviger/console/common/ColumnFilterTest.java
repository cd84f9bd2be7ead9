package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.claviger.api.crypto.State;
import org.claviger.console.common.ColumnFilter.Choice;
import org.claviger.console.common.ColumnFilter.Days;
import org.junit.jupiter.api.Test;

class ColumnFilterTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void days_begin_and_end_by_this_machines_zone_the_last_among_them() {
        assertThat(Days.begin(LocalDate.of(2026, 11, 1), BERLIN)).isEqualTo("2026-10-31T23:00:00Z");
        assertThat(Days.end(LocalDate.of(2026, 11, 1), BERLIN)).isEqualTo("2026-11-01T23:00:00Z");
    }

    @Test
    void a_day_that_is_longer_by_an_hour_ends_with_it() {
        assertThat(Days.begin(LocalDate.of(2026, 10, 25), BERLIN)).isEqualTo("2026-10-24T22:00:00Z");
        assertThat(Days.end(LocalDate.of(2026, 10, 25), BERLIN)).isEqualTo("2026-10-25T23:00:00Z");
    }

    @Test
    void the_days_of_instants_are_those_that_they_were_made_of() {
        LocalDate day = LocalDate.of(2026, 10, 25);
        assertThat(Days.first(Days.begin(day, BERLIN), BERLIN)).isEqualTo(day);
        assertThat(Days.last(Days.end(day, BERLIN), BERLIN)).isEqualTo(day);
        assertThat(Days.begin(null, BERLIN)).isNull();
        assertThat(Days.last(null, BERLIN)).isNull();
    }

    @Test
    void a_choice_is_offered_in_its_own_order() {
        assertThat(Choice.of("state", "state", State.values()).values().keySet())
                .startsWith("PRE_ACTIVE", "ACTIVE");
        assertThat(Choice.either("outcome", "refused", "refused", "success")
                        .values()
                        .keySet())
                .containsExactly("true", "false");
    }
}
